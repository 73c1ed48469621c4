package dev.defib.checker.lower;

import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Collects what is found wrong while a system is put together. */
final class Problems {
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  void add(Diagnostic diagnostic) {
    if (!diagnostics.contains(diagnostic)) {
      diagnostics.add(diagnostic);
    }
  }

  /** Reports an error without which nothing further can be said. */
  Abandoned fatal(Code code, String headline, Span place) {
    add(Diagnostic.of(code, headline).at(place));
    return new Abandoned();
  }

  Abandoned fatal(Diagnostic diagnostic) {
    add(diagnostic);
    return new Abandoned();
  }

  List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }

  boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** Ends the lowering of one spec; the reason has been reported. */
  static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Abandoned() {
      super("reported", null, false, false);
    }
  }
}
