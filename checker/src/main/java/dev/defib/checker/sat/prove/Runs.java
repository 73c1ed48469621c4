package dev.defib.checker.sat.prove;

import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.sat.encode.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes runs of what solvers find, by the interpreter, which so confirms them. */
final class Runs {
  private final Interpreter interpreter;

  Runs(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** The run that starts so and takes those of the moves that are enabled; its end is the goal. */
  Trace to(Goal goal, List<Long> start, List<Encoding.Move> moves) {
    State initial = interpreter.start(start).orElseThrow(Runs::differs);
    List<Trace.Step> steps = new ArrayList<>();
    State state = initial;
    for (Encoding.Move move : moves) {
      Optional<Trace.Step> step =
          move.action() < 0
              ? Optional.empty()
              : interpreter.step(state, move.action(), move.resolution());
      if (step.isPresent()) {
        steps.add(step.get());
        state = step.get().state();
      }
    }
    if (!isReached(goal, state, steps)) {
      throw differs();
    }
    return interpreter.confirmed(new Trace(interpreter.system(), start, initial, steps, List.of()));
  }

  private boolean isReached(Goal goal, State end, List<Trace.Step> steps) {
    if (goal.steps().isEmpty()) {
      List<Integer> events = steps.isEmpty() ? List.of() : steps.getLast().events();
      return interpreter.holds(goal.condition(), end, events);
    }
    return !steps.isEmpty() && goal.steps().contains(steps.getLast().action());
  }

  private static SelfCheckException differs() {
    return new SelfCheckException("a run found by a solver is none of the system");
  }
}
