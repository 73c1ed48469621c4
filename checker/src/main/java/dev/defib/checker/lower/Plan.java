package dev.defib.checker.lower;

import dev.defib.checker.engine.Question;
import dev.defib.checker.explain.Formula;
import dev.defib.checker.ir.Place;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A spec made ready for the engines: the distinct environments (a system under faults) that its
 * checks need, and for each check its question and where it is asked.
 *
 * @param spec its name
 * @param file in which it stands
 * @param system the full name of the system
 * @param parameters the system's parameters with their values as shown, in order of declaration
 * @param suspicions what to warn of if exploration finds it
 * @param diagnostics what putting the system together found; if there are errors among them, the
 *     environments and checks are empty
 */
public record Plan(
    String spec,
    String file,
    String system,
    Map<String, String> parameters,
    List<Environment> environments,
    List<PlannedCheck> checks,
    List<Suspicion> suspicions,
    List<Diagnostic> diagnostics) {
  public Plan {
    environments = List.copyOf(environments);
    checks = List.copyOf(checks);
    suspicions = List.copyOf(suspicions);
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /**
   * A system under faults.
   *
   * @param faults as the user wrote them, {@code crash(drv) at most 1}; empty for none
   */
  public record Environment(TransitionSystem system, List<String> faults) {
    public Environment {
      faults = List.copyOf(faults);
    }
  }

  /**
   * A warning to be given if the question, which asks whether something is reachable, holds.
   *
   * @param environment the index of its environment
   */
  public record Suspicion(int environment, Question question, Diagnostic diagnostic) {}

  /**
   * One row of the report.
   *
   * @param name as declared; for a built-in check {@code no deadlock}, with {@code under …} behind
   *     it where there are faults
   * @param form the property as written: {@code always eventually usable}
   * @param goal what it hopes for, as written: {@code usable}; the whole form where it is no goal
   * @param environment the index of its environment
   * @param builtIn whether the spec makes it without being told
   * @param formula the form taken apart for those who explain its violation; made when asked for
   */
  public record PlannedCheck(
      String name,
      Optional<String> text,
      String form,
      String goal,
      int environment,
      Question question,
      Spec.Expectation expected,
      Optional<String> requirement,
      Place place,
      boolean builtIn,
      Supplier<Optional<Formula>> formula) {}
}
