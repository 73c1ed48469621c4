package dev.defib.cli.report;

import dev.defib.cli.document.SurveyDocument;
import dev.defib.cli.document.SurveyDocument.Case;
import dev.defib.cli.document.SurveyDocument.MinimalSet;
import dev.defib.cli.document.SurveyDocument.Row;
import dev.defib.cli.document.SurveyDocument.SurveyEntry;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.SurveyText;
import dev.defib.cli.text.TraceText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Surveys as a page that needs nothing but itself: a heat map of fault against phase, the
 * combinations, the minimal sets, and behind each cell its run.
 */
public final class SurveyPage {
  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 75em; color: #222 }
      table { border-collapse: collapse; margin: 1em 0 }
      th, td { border: 1px solid #bbb; padding: .3em .6em; text-align: left; vertical-align: top }
      pre { font-size: 12px; overflow-x: auto }
      .transparent { background: #e3f4e3 } .recovered { background: #c3e6c3 }
      .degraded { background: #fdf0b5 } .may-recover { background: #f9cf8f }
      .alive-in-name-only { background: #f2a08f } .dead { background: #d96a6a }
      .undecided { background: #ddd }
      """;

  private SurveyPage() {}

  /** The page. */
  public static String write(SurveyDocument document) {
    String body =
        document.surveys().stream().map(SurveyPage::survey).collect(Collectors.joining("\n"));
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<title>defib survey</title>\n<style>\n"
        + STYLE
        + "</style></head><body>\n"
        + body
        + "</body></html>\n";
  }

  private static String survey(SurveyEntry survey) {
    StringBuilder html = new StringBuilder();
    html.append("<h1>").append(Markup.xml(survey.id())).append("</h1>\n");
    if (survey.text() != null) {
      html.append("<p>").append(Markup.xml(survey.text())).append("</p>\n");
    }
    html.append("<p>Without faults: ").append(brief(survey.nominal())).append("</p>\n");
    map(html, survey);
    combinations(html, survey);
    sets(html, survey);
    runs(html, survey);
    return html.toString();
  }

  // ---- Fault against phase

  private static void map(StringBuilder html, SurveyEntry survey) {
    Set<String> phases = new LinkedHashSet<>();
    survey.rows().stream()
        .filter(row -> row.phase() != null)
        .forEach(row -> phases.add(row.phase()));
    html.append("<table><tr><th>fault</th><th>any phase</th>");
    phases.forEach(p -> html.append("<th>").append(Markup.xml(p)).append("</th>"));
    html.append("</tr>\n");
    for (int i = 0; i < survey.rows().size(); i++) {
      Row row = survey.rows().get(i);
      if (row.faults().size() == 1 && row.phase() == null) {
        html.append("<tr><th>").append(Markup.xml(row.struck())).append("</th>");
        cell(html, survey, i);
        phases.forEach(p -> phase(html, survey, row, p));
        html.append("</tr>\n");
      }
    }
    html.append("</table>\n");
  }

  private static void phase(StringBuilder html, SurveyEntry survey, Row fault, String phase) {
    for (int i = 0; i < survey.rows().size(); i++) {
      Row row = survey.rows().get(i);
      if (row.faults().equals(fault.faults()) && phase.equals(row.phase())) {
        cell(html, survey, i);
        return;
      }
    }
    html.append("<td></td>");
  }

  private static void cell(StringBuilder html, SurveyEntry survey, int index) {
    Case found = survey.rows().get(index).outcome();
    html.append("<td class=\"").append(found.fate().replace(' ', '-')).append("\">");
    boolean linked = found.trace() != null;
    html.append(linked ? "<a href=\"#" + anchor(survey, index) + "\">" : "");
    html.append(brief(found)).append(linked ? "</a>" : "").append("</td>");
  }

  private static String brief(Case found) {
    List<String> parts = new ArrayList<>(List.of(Markup.xml(found.fate())));
    if (found.worstTicks() != null) {
      parts.add(found.worstTicks() + " ticks");
    }
    found.lost().forEach(s -> parts.add("lost: " + Markup.xml(s)));
    found.harms().forEach(h -> parts.add("harm: " + Markup.xml(h)));
    return String.join("<br>", parts);
  }

  // ---- Combinations and sets

  private static void combinations(StringBuilder html, SurveyEntry survey) {
    if (survey.rows().stream().noneMatch(row -> row.faults().size() > 1)) {
      return;
    }
    html.append("<h2>Combinations</h2>\n<table><tr><th>faults</th><th>fate</th></tr>\n");
    for (int i = 0; i < survey.rows().size(); i++) {
      Row row = survey.rows().get(i);
      if (row.faults().size() > 1) {
        html.append("<tr><td>").append(Markup.xml(row.struck())).append("</td>");
        cell(html, survey, i);
        html.append("</tr>\n");
      }
    }
    html.append("</table>\n");
  }

  private static void sets(StringBuilder html, SurveyEntry survey) {
    html.append("<h2>Minimal sets</h2>\n<p>").append(Markup.xml(SurveyText.headline(survey)));
    html.append("</p>\n<ul>\n");
    for (MinimalSet set : survey.sets()) {
      String orders =
          set.orders().stream()
              .map(order -> String.join(set.ordered() ? ", then " : " and ", order))
              .collect(Collectors.joining("; or "));
      String cures =
          set.cures().stream().map(c -> String.join(" and ", c)).collect(Collectors.joining("; "));
      html.append("<li>").append(Markup.xml(orders));
      html.append(set.ordered() ? " (only in this order)" : "");
      html.append(cures.isEmpty() ? "" : ", but not " + Markup.xml(cures)).append("</li>\n");
    }
    for (List<String> faults : survey.open()) {
      html.append("<li class=\"undecided\">not known: ");
      html.append(Markup.xml(String.join(" and ", faults))).append("</li>\n");
    }
    html.append("</ul>\n");
  }

  // ---- Runs

  private static void runs(StringBuilder html, SurveyEntry survey) {
    html.append("<h2>Runs</h2>\n");
    for (int i = 0; i < survey.rows().size(); i++) {
      Row row = survey.rows().get(i);
      if (row.outcome().trace() != null) {
        String phase = row.phase() == null ? "" : " while " + row.phase();
        html.append("<details id=\"").append(anchor(survey, i)).append("\"><summary>");
        html.append(Markup.xml(row.struck() + phase + ": " + row.outcome().fate()));
        html.append("</summary><pre>");
        new TraceText(Style.PLAIN, "", line -> html.append(Markup.xml(line)).append('\n'))
            .full(row.outcome().trace());
        html.append("</pre></details>\n");
      }
    }
  }

  private static String anchor(SurveyEntry survey, int index) {
    return Markup.xml(survey.id()) + "-" + index;
  }
}
