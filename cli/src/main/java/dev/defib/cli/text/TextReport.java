package dev.defib.cli.text;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.PassedBy;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.dsl.ast.Spec.BuiltIn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The report of {@code defib check} for a terminal: a table for each spec, below its lines the
 * evidence for what did not come out well, and a summary at the end.
 *
 * <p>What differs from run to run stands at the end of a check's line (its time) or on a line of
 * its own.
 */
public final class TextReport {
  /** What comes of these says why other checks of the spec are undecided. */
  private static final Set<String> ERRORS =
      Set.of(
          BuiltIn.UNEXPECTED_COMMAND.check(), BuiltIn.RANGE_ERROR.check(), BuiltIn.MISUSE.check());

  private final Style style;
  private final Detail detail;
  private final Consumer<String> lines;

  /**
   * @param lines takes the text line by line
   */
  public TextReport(Style style, Detail detail, Consumer<String> lines) {
    this.style = style;
    this.detail = detail;
    this.lines = lines;
  }

  /** Reports one spec. */
  public void spec(SpecEntry spec) {
    lines.accept(style.strong(spec.spec()) + "  " + style.faint(spec.file()));
    boolean good = spec.checks().stream().allMatch(CheckEntry::asExpected);
    if (detail == Detail.FULL || (detail != Detail.BRIEF && !good)) {
      lines.accept("  system " + spec.system() + parameters(spec));
    }
    List<List<CheckEntry>> rows = rows(spec.checks());
    var table = new CheckLines(style, detail, rows);
    var details = new CheckDetails(style, detail, lines);
    for (List<CheckEntry> row : rows) {
      lines.accept(table.line(row));
      details.of(row.getFirst());
    }
    for (PassedBy passed : spec.passedBy()) {
      String name = passed.kind() + " " + passed.name();
      lines.accept("  " + style.doubtful("-   ") + "  not decided here: " + style.strong(name));
      lines.accept("        " + style.faint(passed.command()));
    }
    if (detail == Detail.FULL) {
      lines.accept("  " + style.faint("reproduce: " + spec.reproduce()));
    }
    lines.accept("");
  }

  private static String parameters(SpecEntry spec) {
    var parts = new ArrayList<String>();
    spec.parameters().forEach((name, value) -> parts.add(name + " = " + value));
    return parts.isEmpty() ? "" : ", " + String.join(", ", parts);
  }

  /** The checks in the order of the report; those that share a line are together. */
  private List<List<CheckEntry>> rows(List<CheckEntry> checks) {
    var rows = new ArrayList<List<CheckEntry>>();
    checks.stream()
        .sorted(Comparator.comparing(check -> !isError(check)))
        .forEach(
            check -> {
              boolean joins = !rows.isEmpty() && isAlike(rows.getLast().getFirst(), check);
              if (joins) {
                rows.getLast().add(check);
              } else {
                rows.add(new ArrayList<>(List.of(check)));
              }
            });
    return rows;
  }

  private static boolean isError(CheckEntry check) {
    return check.verdict() == Outcome.VIOLATED
        && !check.asExpected()
        && ERRORS.stream().anyMatch(check.form()::startsWith);
  }

  /** Built-in checks of which there is nothing to tell but their number. */
  private boolean isAlike(CheckEntry a, CheckEntry b) {
    return detail != Detail.FULL
        && a.builtIn()
        && b.builtIn()
        && a.verdict() != Outcome.VIOLATED
        && a.verdict() == b.verdict()
        && a.asExpected() == b.asExpected()
        && Objects.equals(a.reason(), b.reason());
  }

  /** Reports all specs together. */
  public void summary(VerdictDocument document) {
    List<String> requirements = RequirementTable.lines(style, document.specs());
    if (!requirements.isEmpty() && detail != Detail.BRIEF) {
      requirements.forEach(lines);
      lines.accept("");
    }
    new Summary(style, detail, document).lines().forEach(lines);
  }

  /** Reports what was known about a check, all of it. */
  public void trace(SpecEntry spec, CheckEntry check) {
    lines.accept(style.strong(spec.spec() + "." + check.name()) + "  " + style.faint(spec.file()));
    lines.accept(new CheckLines(style, detail, List.of(List.of(check))).line(List.of(check)));
    new CheckDetails(style, Detail.FULL, lines).of(check);
    lines.accept("");
  }
}
