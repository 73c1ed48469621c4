package dev.defib.cli.document;

import java.util.List;

/** What {@code defib probe} found out: {@code defib.probe/1}. */
public record ProbeDocument(
    String schema,
    Tool tool,
    int exitCode,
    List<ProbeEntry> probes,
    List<DiagnosticEntry> diagnostics) {
  public static final String SCHEMA = "defib.probe/1";

  public ProbeDocument {
    probes = List.copyOf(probes);
    diagnostics = List.copyOf(diagnostics);
  }

  public static ProbeDocument of(
      int exitCode, List<ProbeEntry> probes, List<DiagnosticEntry> diagnostics) {
    return new ProbeDocument(SCHEMA, Tool.THIS, exitCode, probes, diagnostics);
  }
}
