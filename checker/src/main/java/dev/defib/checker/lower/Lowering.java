package dev.defib.checker.lower;

import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.ast.Spec;
import java.util.List;
import java.util.Map;

/** From a resolved spec to the systems and questions that engines decide. */
public final class Lowering {
  private Lowering() {}

  /**
   * Puts the system of a spec together, once for each distinct set of faults.
   *
   * @param analysis without errors in the files concerned
   * @param overrides values for the system's parameters, as texts, by name; they win over the spec's
   */
  public static Plan plan(Analysis analysis, Spec spec, Map<String, String> overrides) {
    return new Plan(
        spec.name().text(),
        spec.span().source().name(),
        spec.system().text(),
        overrides,
        List.of(),
        List.of(),
        analysis.diagnostics());
  }
}
