package dev.defib.cli.text;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import java.util.ArrayList;
import java.util.List;

/** The last lines of a report: what did not come out as expected, and how many did. */
final class Summary {
  private final Style style;
  private final VerdictDocument document;

  Summary(Style style, VerdictDocument document) {
    this.style = style;
    this.document = document;
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    List<String> otherwise = otherwise();
    if (!otherwise.isEmpty()) {
      lines.add(style.bad("not as expected:"));
      otherwise.forEach(line -> lines.add("  " + line));
    }
    lines.add(totals());
    return lines;
  }

  private List<String> otherwise() {
    var rows = new ArrayList<String>();
    for (SpecEntry spec : document.specs()) {
      for (CheckEntry check : spec.checks()) {
        if (!check.asExpected()) {
          String word = Texts.left(check.verdict().word(), Outcome.UNDECIDED.word().length());
          rows.add(word + "  " + spec.spec() + "." + check.name());
        }
      }
    }
    return rows;
  }

  private String totals() {
    List<CheckEntry> all =
        document.specs().stream().flatMap(spec -> spec.checks().stream()).toList();
    List<CheckEntry> declared = all.stream().filter(check -> !check.builtIn()).toList();
    List<CheckEntry> builtIn = all.stream().filter(CheckEntry::builtIn).toList();
    var parts = new ArrayList<String>();
    if (!declared.isEmpty()) {
      parts.add(tally("check", declared));
    }
    if (!builtIn.isEmpty()) {
      parts.add(tally("built-in check", builtIn));
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
