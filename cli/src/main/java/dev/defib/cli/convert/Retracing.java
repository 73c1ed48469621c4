package dev.defib.cli.convert;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.trace.Shown;
import dev.defib.checker.trace.StateText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the run of a system that goes through given states, of which parts may be unknown. */
public final class Retracing {
  private final Interpreter interpreter;
  private final StateText text;

  public Retracing(TransitionSystem system) {
    this.interpreter = new Interpreter(system);
    this.text = new StateText(system);
  }

  /**
   * What came of it.
   *
   * @param run if there is one
   * @param taken how many of the states could be gone through
   */
  public record Result(Optional<Trace> run, int taken) {}

  /** A state that may be the one given, and how it was come by. */
  private record Candidate(
      List<Long> start, State state, Trace.@Nullable Step step, @Nullable Candidate before) {}

  /** Follows all candidates at once: states that look alike may differ in what cannot be seen. */
  public Result find(ItfTrace given) {
    List<Candidate> layer = starts(given);
    int taken = 0;
    while (!layer.isEmpty() && ++taken < given.states().size()) {
      layer = next(layer, given, taken);
    }
    Optional<Trace> run = layer.stream().flatMap(last -> trace(last, given).stream()).findFirst();
    return new Result(run, taken);
  }

  private List<Candidate> starts(ItfTrace given) {
    var starts = new ArrayList<Candidate>();
    if (!given.states().isEmpty()) {
      for (Interpreter.Start start : interpreter.initialStates()) {
        if (looksLike(start.state(), given.states().getFirst())) {
          starts.add(new Candidate(start.resolution(), start.state(), null, null));
        }
      }
    }
    return starts;
  }

  private List<Candidate> next(List<Candidate> layer, ItfTrace given, int index) {
    String label = given.steps().get(index);
    var next = new ArrayList<Candidate>();
    Set<State> seen = new LinkedHashSet<>();
    for (Candidate from : layer) {
      for (Trace.Step step : interpreter.successors(from.state())) {
        String action = interpreter.system().actions().get(step.action()).label();
        if ((label.isEmpty() || label.equals(action))
            && looksLike(step.state(), given.states().get(index))
            && seen.add(step.state())) {
          next.add(new Candidate(from.start(), step.state(), step, from));
        }
      }
    }
    return next;
  }

  /** Values are compared without blanks; names that the system does not have tell nothing. */
  private boolean looksLike(State state, Map<String, String> given) {
    for (Shown shown : text.show(state)) {
      String value = given.get(shown.name());
      if (value != null && !value.replace(" ", "").equals(shown.value().replace(" ", ""))) {
        return false;
      }
    }
    return true;
  }

  /** The run that ends in a candidate; empty if it should lead back into a loop and does not. */
  private Optional<Trace> trace(Candidate last, ItfTrace given) {
    var steps = new ArrayList<Trace.Step>();
    Candidate at = last;
    while (at.step() != null && at.before() != null) {
      steps.addFirst(at.step());
      at = at.before();
    }
    int stem = given.loop() < 0 ? steps.size() : given.loop();
    var trace =
        new Trace(
            interpreter.system(),
            at.start(),
            at.state(),
            steps.subList(0, stem),
            steps.subList(stem, steps.size()));
    return interpreter.replay(trace).isEmpty() ? Optional.of(trace) : Optional.empty();
  }
}
