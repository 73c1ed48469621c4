package dev.defib.cli.document;

import java.util.List;

/** What {@code defib check} found out: {@code defib.verdict/1}. */
public record VerdictDocument(
    String schema,
    Tool tool,
    int exitCode,
    List<SpecEntry> specs,
    List<DiagnosticEntry> diagnostics) {
  public static final String SCHEMA = "defib.verdict/1";

  public VerdictDocument {
    specs = List.copyOf(specs);
    diagnostics = List.copyOf(diagnostics);
  }

  public static VerdictDocument of(
      int exitCode, List<SpecEntry> specs, List<DiagnosticEntry> diagnostics) {
    return new VerdictDocument(SCHEMA, Tool.THIS, exitCode, specs, diagnostics);
  }
}
