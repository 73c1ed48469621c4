package dev.defib.cli.report;

import dev.defib.cli.document.SurveyDocument;
import dev.defib.cli.document.SurveyDocument.Case;
import dev.defib.cli.document.SurveyDocument.Row;
import dev.defib.cli.document.SurveyDocument.SurveyEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Surveys as tables of other programs: comma-separated values (RFC 4180) and Markdown. */
public final class SurveyTables {
  private static final List<String> HEAD =
      List.of("survey", "faults", "phase", "fate", "best ticks", "worst ticks", "lost", "harms");

  private SurveyTables() {}

  /** One line for each case, with a line of headings. */
  public static String csv(SurveyDocument document) {
    List<List<String>> lines = new ArrayList<>(List.of(HEAD));
    document.surveys().forEach(survey -> lines.addAll(cells(survey)));
    return lines.stream()
        .map(line -> line.stream().map(SurveyTables::quoted).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  /** A table for each survey. */
  public static String markdown(SurveyDocument document) {
    StringBuilder text = new StringBuilder();
    for (SurveyEntry survey : document.surveys()) {
      text.append("## ").append(Markup.markdown(survey.id())).append("\n\n");
      row(text, HEAD.subList(1, HEAD.size()));
      row(text, HEAD.stream().skip(1).map(_ -> "---").toList());
      cells(survey)
          .forEach(line -> row(text, line.stream().skip(1).map(Markup::markdown).toList()));
      text.append('\n');
    }
    return text.toString();
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static List<List<String>> cells(SurveyEntry survey) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(cells(survey, "", "", survey.nominal()));
    for (Row row : survey.rows()) {
      String phase = row.phase() == null ? "" : row.phase();
      lines.add(cells(survey, row.struck(), phase, row.outcome()));
    }
    return lines;
  }

  private static List<String> cells(SurveyEntry survey, String faults, String phase, Case found) {
    return List.of(
        survey.id(),
        faults,
        phase,
        found.fate(),
        number(found.bestTicks()),
        number(found.worstTicks()),
        String.join("; ", found.lost()),
        String.join("; ", found.harms()));
  }

  private static String number(@Nullable Long ticks) {
    return ticks == null ? "" : ticks.toString();
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
