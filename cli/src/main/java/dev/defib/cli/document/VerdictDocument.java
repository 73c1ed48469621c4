package dev.defib.cli.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code defib check} found out: {@code defib.verdict/1}.
 *
 * @param sources the texts of the files through which runs go, by name; in the document that an
 *     HTML report carries alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VerdictDocument(
    String schema,
    Tool tool,
    int exitCode,
    List<SpecEntry> specs,
    List<DiagnosticEntry> diagnostics,
    @Nullable Map<String, String> sources) {
  public static final String SCHEMA = "defib.verdict/1";

  public VerdictDocument {
    specs = List.copyOf(specs);
    diagnostics = List.copyOf(diagnostics);
    sources = sources == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  public static VerdictDocument of(
      int exitCode, List<SpecEntry> specs, List<DiagnosticEntry> diagnostics) {
    return new VerdictDocument(SCHEMA, Tool.THIS, exitCode, specs, diagnostics, null);
  }

  public VerdictDocument withSources(@Nullable Map<String, String> texts) {
    return new VerdictDocument(schema, tool, exitCode, specs, diagnostics, texts);
  }
}
