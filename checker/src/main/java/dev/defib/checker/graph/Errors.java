package dev.defib.checker.graph;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.ir.Variable;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states in which a run has ended in an error. */
final class Errors {
  private final BitSet states = new BitSet();
  private final Map<ErrorKind, Integer> first = new EnumMap<>(ErrorKind.class);
  private final TransitionSystem system;

  private Errors(TransitionSystem system) {
    this.system = system;
  }

  static Errors in(StateGraph plain) {
    Errors errors = new Errors(plain.system());
    Optional<Variable> variable = errors.variable();
    if (variable.isPresent()) {
      Term none = new Term.Constant(variable.get().type(), 0);
      Term ended = Terms.not(Terms.equal(Terms.read(variable.get()), none));
      errors.states.or(plain.where(List.of(ended)).getFirst());
      errors.states.stream()
          .forEach(state -> errors.note(state, plain.state(state).value(variable.get().offset())));
    }
    return errors;
  }

  private Optional<Variable> variable() {
    return system.variables().stream()
        .filter(variable -> variable.role() == Variable.Role.ERROR)
        .findFirst();
  }

  private void note(int state, long error) {
    first.putIfAbsent(site(error).kind(), state);
  }

  private TransitionSystem.ErrorSite site(long error) {
    return system.errors().get(Math.toIntExact(error - 1));
  }

  boolean isEmpty() {
    return states.isEmpty();
  }

  BitSet states() {
    return states;
  }

  /** The first state, of those nearest to the start, that ended in an error of this kind. */
  Optional<Integer> first(ErrorKind kind) {
    return Optional.ofNullable(first.get(kind));
  }

  String message(StateGraph plain, int state) {
    return site(plain.state(state).value(variable().orElseThrow().offset())).message();
  }
}
