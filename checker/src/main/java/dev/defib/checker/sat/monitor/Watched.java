package dev.defib.checker.sat.monitor;

import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.graph.Lassos;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * A system with monitors, and a state of it that is reached if and only if the original has a run
 * of a certain kind.
 *
 * @param goal over the state of {@code system}
 * @param begin the action (index) of {@code system} with which a loop begins, -1 if the run that is
 *     looked for is finite
 * @param isWanted whether a run of the original is of the kind that is looked for, by definition
 */
public record Watched(
    TransitionSystem original,
    TransitionSystem system,
    Term goal,
    int begin,
    Predicate<Trace> isWanted) {

  /**
   * The run of the original that a run to the goal stands for.
   *
   * @throws SelfCheckException if the original has no such run, or it is not of the kind that was
   *     looked for
   */
  public Trace run(Trace watched) {
    List<Integer> actions = watched.stem().stream().map(Trace.Step::action).toList();
    int end = actions.size();
    return run(watched, begin < 0 ? end : actions.indexOf(begin), end);
  }

  /**
   * The run of the original that goes like a run of the system up to some number of steps, and then
   * for ever like that between this number and another one.
   *
   * @throws SelfCheckException as above
   */
  Trace run(Trace watched, int from, int to) {
    Trace run =
        new Trace(
            original,
            watched.initialResolution(),
            original(watched.initial()),
            original(watched.stem().subList(0, from)),
            original(watched.stem().subList(from, to)));
    Trace normal = new Interpreter(original).confirmed(Lassos.normal(run));
    if (!isWanted.test(normal)) {
      throw new SelfCheckException("a run found by a solver is not what was looked for");
    }
    return normal;
  }

  /** The steps among these that the original takes. */
  private List<Trace.Step> original(List<Trace.Step> steps) {
    return steps.stream()
        .filter(step -> step.action() < original.actions().size())
        .map(this::original)
        .toList();
  }

  private Trace.Step original(Trace.Step step) {
    int choices = original.actions().get(step.action()).choices().size();
    return new Trace.Step(
        step.action(),
        step.resolution().subList(0, choices),
        original(step.state()),
        step.events());
  }

  private State original(State state) {
    return new State(Arrays.copyOf(state.toArray(), original.slots()));
  }
}
