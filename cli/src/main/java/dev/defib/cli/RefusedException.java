package dev.defib.cli;

import dev.defib.cli.document.ExitCode;

/** A command cannot go on; what is in its way has been told already. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  RefusedException(ExitCode exitCode) {
    this.exitCode = exitCode;
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
