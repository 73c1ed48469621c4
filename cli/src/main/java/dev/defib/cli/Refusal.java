package dev.defib.cli;

import dev.defib.cli.check.ExitCodes;
import dev.defib.cli.host.Host;
import dev.defib.cli.text.DiagnosticLines;
import dev.defib.cli.text.Style;
import dev.defib.dsl.diagnostics.Diagnostic;

/** Ends commands that need models without errors. */
final class Refusal {
  private Refusal() {}

  /**
   * Tells all of them on standard error.
   *
   * @throws RefusedException if there is an error among them
   */
  static void of(Host host, Style style, Iterable<Diagnostic> diagnostics) throws RefusedException {
    var lines = new DiagnosticLines(style);
    var exitCodes = new ExitCodes();
    boolean wrong = false;
    for (Diagnostic diagnostic : diagnostics) {
      host.err().println(lines.text(diagnostic));
      exitCodes.add(diagnostic);
      wrong |= diagnostic.isError();
    }
    if (wrong) {
      throw new RefusedException(exitCodes.code());
    }
  }
}
