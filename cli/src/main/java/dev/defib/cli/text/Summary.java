package dev.defib.cli.text;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The last lines of a report: what did not come out as expected, and how many did. */
final class Summary {
  private final Style style;
  private final Detail detail;
  private final VerdictDocument document;

  Summary(Style style, Detail detail, VerdictDocument document) {
    this.style = style;
    this.detail = detail;
    this.document = document;
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    Set<String> otherwise = otherwise();
    if (!otherwise.isEmpty()) {
      lines.add(style.bad("not as expected:"));
      otherwise.forEach(line -> lines.add("  " + line));
    }
    hidden().ifPresent(lines::add);
    cost().ifPresent(lines::add);
    lines.add(totals());
    return lines;
  }

  private Stream<CheckEntry> checks() {
    return document.specs().stream().flatMap(spec -> spec.checks().stream());
  }

  /** How to see the runs that the report leaves out. */
  private Optional<String> hidden() {
    long runs =
        checks()
            .filter(check -> check.trace() != null && check.verdict() == Outcome.VIOLATED)
            .filter(check -> check.asExpected() || detail == Detail.BRIEF)
            .count();
    return runs == 0 || detail == Detail.TRACES || detail == Detail.FULL
        ? Optional.empty()
        : Optional.of(
            style.faint(
                Texts.count(runs, "run")
                    + (runs == 1 ? " is" : " are")
                    + " not shown: --trace shows the runs, --verbose everything"));
  }

  /** Checks under the same faults were decided together and have the same time. */
  private Optional<String> cost() {
    var seconds = new LinkedHashMap<List<Object>, Double>();
    long peak = 0;
    for (SpecEntry spec : document.specs()) {
      for (CheckEntry check : spec.checks()) {
        seconds.merge(List.of(spec.spec(), check.faults()), check.seconds(), Math::max);
        peak = Math.max(peak, check.peakMemoryBytes());
      }
    }
    double sum = seconds.values().stream().mapToDouble(s -> s).sum();
    return seconds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            style.faint("time " + Texts.seconds(sum) + ", memory " + Texts.megabytes(peak)));
  }

  /** Built-in checks of which there is no run to see are told together. */
  private Set<String> otherwise() {
    var rows = new LinkedHashSet<String>();
    for (SpecEntry spec : document.specs()) {
      for (CheckEntry check : spec.checks()) {
        if (!check.asExpected()) {
          boolean together = check.builtIn() && check.verdict() != Outcome.VIOLATED;
          String word = Texts.left(check.verdict().word(), Outcome.UNDECIDED.word().length());
          String name = together ? ", built-in checks" : "." + check.name();
          rows.add(word + "  " + spec.spec() + name);
        }
      }
    }
    return rows;
  }

  private String totals() {
    List<CheckEntry> all = checks().toList();
    List<CheckEntry> declared = all.stream().filter(check -> !check.builtIn()).toList();
    List<CheckEntry> builtIn = all.stream().filter(CheckEntry::builtIn).toList();
    var parts = new ArrayList<String>();
    if (!declared.isEmpty()) {
      parts.add(tally("check", declared));
    }
    if (!builtIn.isEmpty()) {
      parts.add(tally("built-in check", builtIn));
    }
    long passed = document.specs().stream().mapToLong(spec -> spec.passedBy().size()).sum();
    if (passed > 0) {
      parts.add(Texts.count(passed, "question") + " not decided here");
    }
    if (all.isEmpty()) {
      return style.bad("nothing was decided");
    }
    boolean good = document.exitCode() == 0;
    String totals = Texts.count(document.specs().size(), "spec") + ": " + String.join("; ", parts);
    return good ? style.good(totals) : style.bad(totals);
  }

  private static String tally(String noun, List<CheckEntry> checks) {
    long good = checks.stream().filter(CheckEntry::asExpected).count();
    if (good == checks.size()) {
      return Texts.count(good, noun) + " as expected";
    }
    return good + " of " + Texts.count(checks.size(), noun) + " as expected";
  }
}
