package dev.defib.checker.compare;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Evaluator;
import dev.defib.checker.interpret.Frame;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.interpret.TermCompiler;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Fairness;
import dev.defib.checker.ir.Obligation;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.ir.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One of two systems to be compared, told without the numbers that it gives to things. */
final class Side {
  private final TransitionSystem system;
  private final Interpreter interpreter;
  private final List<Variable> observed;
  private final Optional<Variable> error;
  private final Evaluator[] conditions;
  private final List<Role> roles;

  Side(TransitionSystem system) {
    this.system = system;
    this.interpreter = new Interpreter(system);
    Set<Variable> shown = shown(system);
    this.observed =
        system.variables().stream()
            .filter(v -> v.role() != Variable.Role.ERROR)
            .filter(v -> v.role() != Variable.Role.CLOCK || shown.contains(v))
            .toList();
    this.error =
        system.variables().stream().filter(v -> v.role() == Variable.Role.ERROR).findFirst();
    this.conditions =
        TermCompiler.compileAll(
            Stream.<Term>concat(
                    system.fairness().stream().map(Fairness::enabled),
                    system.obligations().stream().map(Obligation::waits))
                .toList());
    this.roles = system.actions().stream().map(this::role).toList();
  }

  private static Set<Variable> shown(TransitionSystem system) {
    var shown = new HashSet<Variable>();
    for (View view : system.views()) {
      switch (view) {
        case View.Plain plain -> shown.add(plain.variable());
        case View.Window window -> {
          shown.add(window.ages());
          shown.addAll(window.count());
        }
        case View.Location _, View.Queue _ -> {}
      }
    }
    return shown;
  }

  Interpreter interpreter() {
    return interpreter;
  }

  /** What does not depend on the state: equal for systems worth walking through. */
  List<Object> shape() {
    return List.of(
        system.timed(),
        system.machines().stream().map(m -> m.name() + " " + m.kind()).toList(),
        observed.stream().map(v -> v.name() + " " + v.length()).toList(),
        system.fairness().stream().map(f -> f.name() + " " + f.strong()).toList(),
        system.obligations().stream().map(o -> o.machine() + " " + event(o.death())).toList(),
        system.finite().size());
  }

  private String event(int event) {
    return event < 0 ? "" : system.events().get(event);
  }

  /** All of a state that a property or an assumption can depend on. */
  List<Object> seen(State state) {
    var seen = new ArrayList<Object>();
    for (Variable variable : observed) {
      for (int i = 0; i < variable.length(); i++) {
        seen.add(state.value(variable.offset() + i));
      }
    }
    seen.add(error.map(variable -> error(state.value(variable.offset()))).orElse(""));
    Frame frame = new Frame(state.toArray());
    for (Evaluator condition : conditions) {
      seen.add(condition.holds(frame));
    }
    return seen;
  }

  /** A system that can go wrong in fewer ways numbers them otherwise, or not at all. */
  private String error(long value) {
    if (value == 0) {
      return "";
    }
    TransitionSystem.ErrorSite site = system.errors().get((int) value - 1);
    return site.kind() + " " + site.message();
  }

  /**
   * What a step means to properties and assumptions.
   *
   * @param fairness the assumptions (indices) that it honours
   */
  record Label(Role role, List<String> events, List<Integer> fairness) {}

  /**
   * What all steps of an action have in common.
   *
   * @param fault the label of a fault, by which reports tell one from another; empty for others
   * @param serves the obligations (indices) that it meets
   * @param finite the faults (indices) that may strike only finitely often to which it belongs
   */
  record Role(
      Action.Kind kind,
      Action.Urgency urgency,
      int owner,
      List<Integer> participants,
      String fault,
      List<Integer> serves,
      List<Integer> finite) {}

  private Role role(Action action) {
    return new Role(
        action.kind(),
        action.urgency(),
        action.owner(),
        action.participants(),
        action.kind() == Action.Kind.FAULT ? action.label() : "",
        places(system.obligations().stream().map(Obligation::steps).toList(), action.index()),
        places(system.finite(), action.index()));
  }

  private static List<Integer> places(List<List<Integer>> sets, int action) {
    var places = new ArrayList<Integer>();
    for (int i = 0; i < sets.size(); i++) {
      if (sets.get(i).contains(action)) {
        places.add(i);
      }
    }
    return places;
  }

  Label label(Trace.Step step) {
    var fairness = new ArrayList<Integer>();
    for (int i = 0; i < system.fairness().size(); i++) {
      if (system.fairness().get(i).steps().stream().anyMatch(taken -> isOne(step, taken))) {
        fairness.add(i);
      }
    }
    List<String> events = step.events().stream().map(this::event).sorted().toList();
    return new Label(roles.get(step.action()), events, fairness);
  }

  private static boolean isOne(Trace.Step step, Fairness.Taken taken) {
    return taken.action() == step.action()
        && (taken.resolution().isEmpty() || taken.resolution().equals(step.resolution()));
  }
}
