package dev.defib.cli.text;

import dev.defib.cli.document.SurveyDocument.Case;
import dev.defib.cli.document.SurveyDocument.MinimalSet;
import dev.defib.cli.document.SurveyDocument.Row;
import dev.defib.cli.document.SurveyDocument.SurveyEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A survey as a table for a person: a line for each case, then the minimal sets. */
public final class SurveyText {
  private final Style style;
  private final boolean runs;
  private final Consumer<String> lines;

  /**
   * @param runs whether to show the run of each case
   * @param lines takes the text line by line
   */
  public SurveyText(Style style, boolean runs, Consumer<String> lines) {
    this.style = style;
    this.runs = runs;
    this.lines = lines;
  }

  /** Tells one survey. */
  public void tell(SurveyEntry survey) {
    lines.accept(style.strong(survey.id()) + "  " + style.faint(survey.file()));
    if (survey.text() != null) {
      lines.accept("  " + Texts.harmless(survey.text()));
    }
    List<String> names = new ArrayList<>(List.of("no fault"));
    survey.rows().forEach(row -> names.add(name(row)));
    int width = Texts.width(names);
    line(survey, "no fault", survey.nominal(), width);
    survey.rows().forEach(row -> line(survey, name(row), row.outcome(), width));
    conclusion(survey);
    lines.accept("");
  }

  private static String name(Row row) {
    return row.phase() == null ? row.struck() : "  while " + row.phase();
  }

  private void line(SurveyEntry survey, String name, Case found, int width) {
    String fate = Texts.left(found.fate(), "alive in name only".length());
    String painted =
        switch (found.fate()) {
          case "transparent", "recovered" -> style.good(fate);
          case "undecided", "degraded" -> style.doubtful(fate);
          default -> style.bad(fate);
        };
    String ticks = survey.timed() ? "  " + Texts.left(ticks(found), 16) : "";
    lines.accept(
        ("  " + Texts.left(name, width) + "  " + painted + ticks + remarks(found)).stripTrailing());
    if (runs && found.trace() != null) {
      new TraceText(style, "      ", lines).full(found.trace());
    }
  }

  private static String ticks(Case found) {
    boolean known = !found.fate().equals("undecided") && !found.fate().equals("dead");
    if (!known) {
      return "";
    }
    String worst = found.worstTicks() == null ? "no bound" : Texts.number(found.worstTicks());
    String best = found.bestTicks() == null ? "" : Texts.number(found.bestTicks());
    return best.isEmpty() || best.equals(worst) ? worst : best + " to " + worst;
  }

  private static String remarks(Case found) {
    List<String> remarks = new ArrayList<>();
    if (found.fate().equals("degraded")) {
      remarks.add("lost: " + String.join(", ", found.lost()));
    }
    if (!found.harms().isEmpty()) {
      remarks.add("harm: " + String.join(", ", found.harms()));
    }
    if (found.reason() != null) {
      remarks.add(found.reason());
    }
    return remarks.isEmpty() ? "" : "  " + String.join("; ", remarks);
  }

  private void conclusion(SurveyEntry survey) {
    lines.accept("  " + style.strong(headline(survey)));
    survey.sets().forEach(set -> lines.accept("    " + told(set)));
    if (!survey.open().isEmpty()) {
      lines.accept("  " + style.doubtful("not known whether they are minimal sets"));
      survey.open().forEach(faults -> lines.accept("    " + String.join(" and ", faults)));
    }
  }

  /** What can be said of all combinations together. */
  public static String headline(SurveyEntry survey) {
    String depth = Texts.count(survey.depth(), "fault");
    if (!survey.nominal().isDecided()) {
      return "undecided without any fault: nothing can be said of faults";
    }
    if (survey.rows().isEmpty()) {
      return survey.isServed()
          ? "no fault of the survey can strike"
          : "runs end in errors without any fault: there is no survey";
    }
    if (!survey.isServed()) {
      return "clients are not surely served even without faults: there are no minimal sets";
    }
    if (!survey.open().isEmpty()) {
      return survey.sets().isEmpty()
          ? "no minimal set is known"
          : "minimal sets, as far as they are decided";
    }
    return survey.sets().isEmpty()
        ? "clients are served again after every combination of up to " + depth
        : "minimal sets, complete up to " + depth;
  }

  private static String told(MinimalSet set) {
    String orders =
        set.orders().stream()
            .map(order -> String.join(set.ordered() ? ", then " : " and ", order))
            .collect(Collectors.joining("; or "));
    String only = set.ordered() ? " (only in this order)" : "";
    String cures =
        set.cures().stream()
            .map(cure -> String.join(" and ", cure))
            .collect(Collectors.joining("; "));
    return orders + only + (cures.isEmpty() ? "" : ", but not " + cures);
  }
}
