package dev.defib.cli;

import dev.defib.checker.engine.Progress;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.cli.host.Host;
import dev.defib.cli.report.Annotations;
import dev.defib.cli.text.Detail;
import dev.defib.cli.text.DiagnosticLines;
import dev.defib.cli.text.ProgressLine;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.TextReport;
import dev.defib.dsl.diagnostics.Diagnostic;

/** What {@code check} shows while it runs: results on one stream, all else on the other. */
final class CheckReports {
  private final Host host;
  private final boolean silent;
  private final TextReport text;
  private final DiagnosticLines diagnostics;
  private final ProgressLine progress;

  /**
   * @param silent whether there is no text report
   */
  CheckReports(Host host, Style style, Detail detail, boolean silent, ProgressLine.Mode mode) {
    this.host = host;
    this.silent = silent;
    this.text = new TextReport(style, detail, host.out()::println);
    this.diagnostics = new DiagnosticLines(style);
    this.progress = new ProgressLine(mode, host.err(), System::nanoTime);
  }

  Progress progress(String spec) {
    return progress.of(spec);
  }

  void spec(SpecEntry spec) {
    progress.clear();
    if (!silent) {
      text.spec(spec);
      host.out().flush();
    }
  }

  void summary(VerdictDocument document) {
    if (!silent) {
      text.summary(document);
    }
    if (host.has("GITHUB_ACTIONS")) {
      Annotations.lines(document).forEach(host.err()::println);
    }
  }

  void diagnostic(Diagnostic diagnostic) {
    progress.clear();
    host.err().println(diagnostics.text(diagnostic));
    host.err().flush();
  }

  void complaint(String text) {
    progress.clear();
    host.err().println("defib: " + text);
    host.err().flush();
  }

  void defect(String where, Throwable defect) {
    progress.clear();
    Defect.report(host, where, defect);
  }
}
