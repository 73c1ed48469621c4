package dev.defib.dsl.parse;

import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.List;

/** A file's syntax tree, without model and specs if its syntax is wrong, and what is wrong. */
public record Parsed(SourceFile file, List<Diagnostic> diagnostics) {
  public Parsed {
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
