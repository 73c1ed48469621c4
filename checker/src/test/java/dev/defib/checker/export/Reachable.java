package dev.defib.checker.export;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** The reachable states of a system, as the reference interpreter finds them. */
record Reachable(Interpreter interpreter, Set<State> states, List<Trace.Step> steps) {
  static Reachable of(TransitionSystem system) {
    return of(system, Integer.MAX_VALUE);
  }

  /** Stops soon after {@code statesMax} states. */
  static Reachable of(TransitionSystem system, int statesMax) {
    Interpreter interpreter = new Interpreter(system);
    Set<State> states = new LinkedHashSet<>();
    List<Trace.Step> steps = new ArrayList<>();
    Deque<State> open = new ArrayDeque<>();
    for (Interpreter.Start start : interpreter.initialStates()) {
      if (states.add(start.state())) {
        open.add(start.state());
      }
    }
    while (!open.isEmpty() && states.size() <= statesMax) {
      for (Trace.Step step : interpreter.successors(open.remove())) {
        steps.add(step);
        if (states.add(step.state())) {
          open.add(step.state());
        }
      }
    }
    return new Reachable(interpreter, states, steps);
  }

  /** Whether an invariant holds in all initial states and after every step. */
  boolean satisfies(Term invariant) {
    BiPredicate<State, List<Integer>> holds =
        (state, events) -> interpreter.holds(invariant, state, events);
    return interpreter.initialStates().stream().allMatch(s -> holds.test(s.state(), List.of()))
        && steps.stream().allMatch(step -> holds.test(step.state(), step.events()));
  }
}
