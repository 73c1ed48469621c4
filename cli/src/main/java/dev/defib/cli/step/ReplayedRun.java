package dev.defib.cli.step;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.explain.Explainer;
import dev.defib.checker.explain.Explanation;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.checker.trace.TraceWriter;
import dev.defib.cli.convert.ItfTrace;
import dev.defib.cli.convert.Retracing;
import dev.defib.cli.evaluate.Evaluation;
import dev.defib.cli.sources.Loaded;
import dev.defib.dsl.ast.Spec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A saved run that its system, read anew, still has. */
public final class ReplayedRun implements Behind {
  private final Origin origin;
  private final Trace trace;
  private final TraceDocument document;
  private final Interpreter interpreter;
  private final Map<String, String> sources;

  private ReplayedRun(Origin origin, Trace trace) {
    this.origin = origin;
    this.trace = trace;
    this.document = TraceWriter.document(trace);
    this.interpreter = new Interpreter(trace.system());
    this.sources = origin.loaded().texts();
  }

  /**
   * Where a run came from.
   *
   * @param loaded the spec and all that it uses, without errors
   * @param parameters the values of the system's parameters
   * @param faults that could strike, as the user wrote them
   */
  public record Origin(
      Loaded loaded, Spec spec, Map<String, String> parameters, List<String> faults) {
    public Origin {
      faults = List.copyOf(faults);
    }
  }

  /** Looks for a run in the system that it came from; empty if it has none like it. */
  public static Optional<ReplayedRun> find(Origin origin, TraceDocument run) {
    Plan plan = Lowering.plan(origin.loaded().analysis(), origin.spec(), origin.parameters());
    if (plan.hasErrors()) {
      return Optional.empty();
    }
    ItfTrace wanted = ItfTrace.of(run);
    return plan.environments().stream()
        .filter(environment -> environment.faults().equals(origin.faults()))
        .flatMap(environment -> new Retracing(environment.system()).find(wanted).run().stream())
        .map(trace -> new ReplayedRun(origin, trace))
        .findFirst();
  }

  /** The run with the places that its steps have now. */
  TraceDocument document() {
    return document;
  }

  /** The text of a file that the system was read from. */
  Optional<String> source(String file) {
    return Optional.ofNullable(sources.get(file));
  }

  /**
   * What each machine cannot do, and why.
   *
   * @param position how many steps were taken before
   */
  List<Explanation.Blocked> blocked(int position) {
    return Explainer.blocked(interpreter, state(position));
  }

  private State state(int position) {
    int stem = trace.stem().size();
    if (position == 0) {
      return trace.initial();
    }
    return position <= stem
        ? trace.stem().get(position - 1).state()
        : trace.loop().get(position - 1 - stem).state();
  }

  /** The values of a condition in all states. */
  Evaluation.Result evaluate(String condition) {
    return Evaluation.evaluate(
        condition,
        origin.spec(),
        origin.loaded().filesOf(origin.spec()),
        origin.parameters(),
        origin.faults(),
        document);
  }
}
