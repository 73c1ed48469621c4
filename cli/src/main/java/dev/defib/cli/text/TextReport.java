package dev.defib.cli.text;

import dev.defib.checker.ir.Place;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * The report of {@code defib check} for a terminal: a table for each spec, below it the evidence
 * for what did not come out well, and a summary at the end.
 *
 * <p>Times and memory stand on lines of their own, so that two runs differ in these lines alone.
 */
public final class TextReport {
  private static final String INDENT = "      ";

  private final Style style;
  private final Consumer<String> lines;

  /**
   * @param lines takes the text line by line
   */
  public TextReport(Style style, Consumer<String> lines) {
    this.style = style;
    this.lines = lines;
  }

  /** Reports one spec. */
  public void spec(SpecEntry spec) {
    lines.accept(style.strong(spec.spec()) + "  " + style.faint(spec.file()));
    lines.accept("  system " + spec.system() + parameters(spec));
    List<CheckEntry> rows =
        spec.checks().stream().filter(check -> !BuiltInLine.isSummarized(check)).toList();
    var table = new CheckLines(style, rows);
    for (CheckEntry check : rows) {
      lines.accept(table.line(check));
      details(check);
    }
    List<CheckEntry> summarized = spec.checks().stream().filter(BuiltInLine::isSummarized).toList();
    if (!summarized.isEmpty()) {
      lines.accept(BuiltInLine.line(style, summarized));
    }
    lines.accept("  " + cost(spec));
    lines.accept("");
  }

  /** Checks under the same faults were decided together and have the same time. */
  private String cost(SpecEntry spec) {
    var seconds = new HashMap<List<String>, Double>();
    long peak = 0;
    for (CheckEntry check : spec.checks()) {
      seconds.merge(check.faults(), check.seconds(), Math::max);
      peak = Math.max(peak, check.peakMemoryBytes());
    }
    double sum = seconds.values().stream().mapToDouble(s -> s).sum();
    return style.faint("time " + Texts.seconds(sum) + ", memory " + Texts.megabytes(peak));
  }

  private static String parameters(SpecEntry spec) {
    var parts = new ArrayList<String>();
    spec.parameters().forEach((name, value) -> parts.add(name + " = " + value));
    return parts.isEmpty() ? "" : ", " + String.join(", ", parts);
  }

  /** Reports why one check came out as it did, as much as its reader will need. */
  private void details(CheckEntry check) {
    switch (check.verdict()) {
      case HOLDS -> holding(check);
      case VIOLATED -> {
        if (check.asExpected()) {
          expectedViolation(check);
        } else {
          violation(check);
        }
      }
      case VACUOUS -> because(check);
      case UNDECIDED -> undecided(check);
    }
  }

  private void holding(CheckEntry check) {
    FaultPointTable.lines(check.faultPoints()).forEach(this::indented);
    TraceDocument way = check.trace();
    if (way != null && !check.asExpected()) {
      indented("this is the way there:");
      new TraceText(style, INDENT, lines).full(way);
    }
  }

  private void violation(CheckEntry check) {
    if (check.text() != null) {
      indented(check.form());
    }
    if (!check.faults().isEmpty()) {
      indented("under " + String.join(", ", check.faults()));
    }
    if (!check.place().equals(Place.NONE)) {
      indented(style.faint("at " + check.place()));
    }
    FaultPointTable.lines(check.faultPoints()).forEach(this::indented);
    TraceDocument trace = check.trace();
    if (trace != null) {
      new TraceText(style, INDENT, lines).full(trace);
    }
    because(check);
  }

  private void expectedViolation(CheckEntry check) {
    TraceDocument trace = check.trace();
    if (trace != null) {
      new TraceText(style, INDENT, lines).brief(trace);
    }
    because(check);
  }

  private void undecided(CheckEntry check) {
    because(check);
    if (check.states() > 0) {
      indented(
          "seen so far: "
              + Texts.count(check.states(), "state")
              + ", "
              + Texts.count(check.transitions(), "transition")
              + ", depth "
              + Texts.number(check.depth()));
    }
  }

  private void because(CheckEntry check) {
    if (check.reason() != null) {
      indented(style.strong("why: ") + check.reason());
    }
  }

  private void indented(String line) {
    lines.accept((INDENT + line).stripTrailing());
  }

  /** Reports all specs together. */
  public void summary(VerdictDocument document) {
    List<String> requirements = RequirementTable.lines(style, document.specs());
    requirements.forEach(lines);
    if (!requirements.isEmpty()) {
      lines.accept("");
    }
    new Summary(style, document).lines().forEach(lines);
  }

  /** Reports what was known about a check, all of it. */
  public void trace(SpecEntry spec, CheckEntry check) {
    lines.accept(style.strong(spec.spec() + "." + check.name()) + "  " + style.faint(spec.file()));
    lines.accept(new CheckLines(style, List.of(check)).line(check));
    if (check.verdict() == Outcome.HOLDS && check.trace() != null) {
      new TraceText(style, INDENT, lines).full(check.trace());
    } else {
      violation(check);
    }
    lines.accept("");
  }
}
