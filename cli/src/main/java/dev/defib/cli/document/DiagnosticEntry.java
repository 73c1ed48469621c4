package dev.defib.cli.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.defib.checker.ir.Place;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.diagnostics.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, or odd, in a text.
 *
 * @param label a few words on the place; may be empty
 * @param reasons places elsewhere that explain it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiagnosticEntry(
    String code,
    Severity severity,
    String message,
    Place place,
    String label,
    List<Reason> reasons,
    @Nullable String help) {
  public DiagnosticEntry {
    reasons = List.copyOf(reasons);
  }

  public record Reason(Place place, String text) {}

  public static DiagnosticEntry of(Diagnostic diagnostic) {
    return new DiagnosticEntry(
        diagnostic.code().text(),
        diagnostic.severity(),
        diagnostic.headline(),
        Places.of(diagnostic.place()),
        diagnostic.label(),
        diagnostic.reasons().stream()
            .map(reason -> new Reason(Places.of(reason.place()), reason.text()))
            .toList(),
        diagnostic.help().orElse(null));
  }
}
