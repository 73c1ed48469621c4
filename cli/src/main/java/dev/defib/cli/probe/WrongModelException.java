package dev.defib.cli.probe;

import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.List;

/** The model was found wrong when its system was put together. */
public final class WrongModelException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  WrongModelException(List<Diagnostic> diagnostics) {
    super(diagnostics.getFirst().toString());
    this.diagnostics = List.copyOf(diagnostics);
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
