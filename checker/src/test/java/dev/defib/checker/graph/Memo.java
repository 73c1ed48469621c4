package dev.defib.checker.graph;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** An interpreter that remembers what it has said: oracles ask the same over and over. */
final class Memo {
  private final Interpreter interpreter;
  private final Map<State, List<Trace.Step>> successors = new HashMap<>();
  private final IdentityHashMap<Term, Map<Position, Boolean>> truths = new IdentityHashMap<>();

  Memo(TransitionSystem system) {
    this.interpreter = new Interpreter(system);
  }

  /** A position of a run: a state and the events of the step into it. */
  record Position(State state, List<Integer> events) {}

  Interpreter interpreter() {
    return interpreter;
  }

  List<Trace.Step> successors(State state) {
    return successors.computeIfAbsent(state, interpreter::successors);
  }

  boolean holds(Term term, State state, List<Integer> events) {
    return truths
        .computeIfAbsent(term, _ -> new HashMap<>())
        .computeIfAbsent(
            new Position(state, events),
            position -> interpreter.holds(term, position.state(), position.events()));
  }
}
