package dev.defib.cli.evaluate;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Term;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.property.Property;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.convert.ItfTrace;
import dev.defib.cli.convert.Retracing;
import dev.defib.cli.convert.States;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.parse.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a condition in the states of a saved run. */
public final class Evaluation {
  private Evaluation() {}

  /** What came of it. */
  public sealed interface Result {
    /** The value in each state, the initial one first. */
    record Values(List<Boolean> values) implements Result {
      public Values {
        values = List.copyOf(values);
      }
    }

    /** The condition is none, or the model is broken. */
    record Wrong(List<Diagnostic> diagnostics) implements Result {
      public Wrong {
        diagnostics = List.copyOf(diagnostics);
      }
    }

    /** The system, which may have changed, has no such run. */
    record Lost() implements Result {}
  }

  /**
   * Evaluates a condition.
   *
   * @param condition as it would be written behind {@code always}
   * @param spec from which the run's system was taken
   * @param files the spec's own, which holds no other spec, and all that it uses
   * @param overrides the values of the system's parameters
   * @param faults that could strike, as the user wrote them
   */
  public static Result evaluate(
      String condition,
      Spec spec,
      List<SourceFile> files,
      Map<String, String> overrides,
      List<String> faults,
      TraceDocument run) {
    Parsed parsed = WatchedSpec.parse(condition);
    if (parsed.hasErrors()) {
      return new Result.Wrong(parsed.diagnostics());
    }
    WatchedSpec watched = WatchedSpec.of(parsed, spec, files, run.timed());
    if (watched.analysis().hasErrors()) {
      return new Result.Wrong(errors(watched.analysis().diagnostics()));
    }
    Plan plan = Lowering.plan(watched.analysis(), watched.spec(), overrides);
    if (plan.hasErrors()) {
      return new Result.Wrong(errors(plan.diagnostics()));
    }
    return plan.checks().stream()
        .filter(check -> check.name().startsWith(WatchedSpec.PREFIX))
        .filter(check -> faults.equals(environment(plan, check).faults()))
        .flatMap(check -> values(environment(plan, check), check, run).stream())
        .<Result>map(Result.Values::new)
        .findFirst()
        .orElseGet(Result.Lost::new);
  }

  /**
   * The values of a part of the state in the states of a run, the initial one first; empty if it
   * has no part of that name.
   */
  public static Optional<List<String>> part(String name, TraceDocument run) {
    return run.initial().stream().anyMatch(shown -> shown.name().equals(name))
        ? Optional.of(States.of(run).stream().map(s -> String.valueOf(s.get(name))).toList())
        : Optional.empty();
  }

  private static List<Diagnostic> errors(List<Diagnostic> diagnostics) {
    return diagnostics.stream().filter(Diagnostic::isError).toList();
  }

  private static Plan.Environment environment(Plan plan, Plan.PlannedCheck check) {
    return plan.environments().get(check.environment());
  }

  private static Optional<List<Boolean>> values(
      Plan.Environment environment, Plan.PlannedCheck check, TraceDocument run) {
    Term condition =
        switch (check.question().property()) {
          case Property.Invariant invariant -> invariant.invariant();
          case Property.BoundedResponse response -> response.q();
          default -> throw new IllegalStateException("no condition: " + check.form());
        };
    return new Retracing(environment.system())
        .find(ItfTrace.of(run))
        .run()
        .map(trace -> values(condition, trace));
  }

  private static List<Boolean> values(Term condition, Trace trace) {
    var interpreter = new Interpreter(trace.system());
    var values = new ArrayList<Boolean>();
    State initial = trace.initial();
    values.add(interpreter.holds(condition, initial, List.of()));
    for (List<Trace.Step> steps : List.of(trace.stem(), trace.loop())) {
      steps.forEach(s -> values.add(interpreter.holds(condition, s.state(), s.events())));
    }
    return values;
  }
}
