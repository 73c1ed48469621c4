package dev.defib.cli.report;

import dev.defib.checker.ir.Place;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.DiagnosticEntry;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.cli.text.Detail;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.TextReport;
import dev.defib.dsl.diagnostics.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody has to look at, in words that all formats share. */
final class Findings {
  private Findings() {}

  /** A check with its spec. */
  record Checked(SpecEntry spec, CheckEntry check) {
    String id() {
      return spec.spec() + "." + check.name();
    }

    /** What came of it, in a line. */
    String message() {
      String expected =
          check.asExpected() || check.expected() == CheckEntry.Outcome.HOLDS
              ? ""
              : ", but " + check.expected().word() + " was expected";
      String why = check.reason() == null ? "" : ": " + check.reason();
      String text = check.text() == null ? "" : " (" + check.text() + ")";
      return check.name() + " " + verb() + expected + why + text;
    }

    private String verb() {
      return switch (check.verdict()) {
        case HOLDS -> "holds";
        case VIOLATED -> "is violated";
        case VACUOUS -> "is vacuous";
        case UNDECIDED -> "is undecided";
      };
    }

    /** All that the text report tells of it. */
    List<String> details() {
      var lines = new ArrayList<String>();
      new TextReport(Style.PLAIN, Detail.FULL, lines::add).trace(spec, check);
      return lines;
    }
  }

  static List<Checked> checks(VerdictDocument document) {
    var checks = new ArrayList<Checked>();
    for (SpecEntry spec : document.specs()) {
      spec.checks().forEach(check -> checks.add(new Checked(spec, check)));
    }
    return checks;
  }

  /** The checks that did not come out as expected. */
  static List<Checked> failures(VerdictDocument document) {
    return checks(document).stream().filter(c -> !c.check().asExpected()).toList();
  }

  static List<DiagnosticEntry> errors(VerdictDocument document) {
    return document.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }

  /** What ended the run other than a verdict or an error in a file; empty if nothing did. */
  static Optional<String> trouble(VerdictDocument document) {
    int code = document.exitCode();
    if (code == ExitCode.INTERNAL.code()) {
      return Optional.of("a defect of defib, told on standard error");
    }
    if (code == ExitCode.USAGE.code()) {
      return Optional.of(
          "wrong usage, or a file that cannot be read or written, told on standard error");
    }
    return code > ExitCode.INTERNAL.code() ? Optional.of("interrupted") : Optional.empty();
  }

  static boolean isKnown(Place place) {
    return place.line() > 0;
  }
}
