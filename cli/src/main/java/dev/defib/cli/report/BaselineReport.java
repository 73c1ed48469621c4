package dev.defib.cli.report;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.VerdictDocument;

/** Verdicts as they are, in the form of expectations: a line for each check that was decided. */
final class BaselineReport {
  private BaselineReport() {}

  static String write(VerdictDocument document) {
    var text =
        new StringBuilder("# Verdicts to hold later runs against: defib check --expect-file\n");
    for (Findings.Checked checked : Findings.checks(document)) {
      boolean decided = checked.check().verdict() != CheckEntry.Outcome.UNDECIDED;
      text.append(decided ? "" : "# ")
          .append(checked.spec().spec())
          .append(' ')
          .append(checked.check().name())
          .append(' ')
          .append(checked.check().verdict().word())
          .append('\n');
    }
    return text.toString();
  }
}
