package dev.defib.checker.export;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How the runs of a system begin, in Promela.
 *
 * <p>A single initial state becomes the variables' initial values. Several (or none) need a step of
 * their own, out of a state that the system does not have.
 *
 * @param states the initial states, each a value for every slot
 */
record Starts(TransitionSystem system, List<List<Long>> states) {
  Starts {
    states = List.copyOf(states);
  }

  static Starts of(TransitionSystem system) {
    Set<List<Long>> states = new LinkedHashSet<>();
    for (Step step : Step.of(system.initial(), Starts::least)) {
      List<Long> state = origin(system);
      for (Action.Update update : step.updates()) {
        state.set(update.slot(), constant(update.value()));
      }
      states.add(state);
    }
    return new Starts(system, new ArrayList<>(states));
  }

  private static Term least(Term leaf) {
    return leaf instanceof Term.Read read ? Terms.constant(read.type(), read.type().low()) : leaf;
  }

  private static List<Long> origin(TransitionSystem system) {
    List<Long> origin = new ArrayList<>();
    for (Variable variable : system.variables()) {
      origin.addAll(Collections.nCopies(variable.length(), variable.type().low()));
    }
    return origin;
  }

  private static long constant(Term value) {
    if (value instanceof Term.Constant constant) {
      return constant.value();
    }
    throw new IllegalArgumentException("an initial value that is not fixed: " + value);
  }

  boolean needStep() {
    return states.size() != 1 || !isDeclarable(states.getFirst());
  }

  /** Promela has no list of initial values with a negative one among them. */
  private boolean isDeclarable(List<Long> state) {
    return system.variables().stream()
        .map(variable -> elements(variable, state))
        .allMatch(
            elements ->
                elements.stream().distinct().count() == 1
                    || elements.stream().allMatch(value -> value >= 0));
  }

  private static List<Long> elements(Variable variable, List<Long> state) {
    return state.subList(variable.offset(), variable.offset() + variable.length());
  }

  /** What the variables are declared with. */
  private List<Long> declared() {
    return needStep() ? origin(system) : states.getFirst();
  }

  /** What a variable is declared with, as Promela. */
  String initializer(Variable variable) {
    List<Long> elements = elements(variable, declared());
    return elements.stream().distinct().count() == 1
        ? elements.getFirst().toString()
        : elements.toString().replace('[', '{').replace(']', '}');
  }

  /** The assignments that lead from the declared values to a state. */
  List<String> assignments(List<Long> state, Vocabulary vocabulary) {
    List<Long> declared = declared();
    List<String> assignments = new ArrayList<>();
    for (Variable variable : system.variables()) {
      for (int i = 0; i < variable.length(); i++) {
        Long value = state.get(variable.offset() + i);
        if (!declared.get(variable.offset() + i).equals(value)) {
          assignments.add(TermText.element(variable, i, vocabulary) + " = " + value);
        }
      }
    }
    return assignments;
  }
}
