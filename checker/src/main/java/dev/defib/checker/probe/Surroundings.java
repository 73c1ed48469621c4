package dev.defib.checker.probe;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The steps of a bench, taken one at a time from a state; what the driver remembers is dropped. */
final class Surroundings {
  private final Interpreter interpreter;
  private final TransitionSystem system;
  private final int driver;
  private final State base;
  private final Map<String, Variable> variables;

  /** The state that was asked about last, with its steps. */
  private State last;

  private List<Trace.Step> lastSteps;

  Surroundings(Bench bench, Interpreter interpreter, State base) {
    this.interpreter = interpreter;
    this.system = bench.system();
    this.base = base;
    this.last = base;
    this.lastSteps = interpreter.successors(base);
    this.driver =
        system.machines().stream()
            .filter(m -> m.name().equals(bench.driver()))
            .mapToInt(Machine::index)
            .findFirst()
            .orElseThrow();
    this.variables = system.variables().stream().collect(Collectors.toMap(Variable::name, v -> v));
  }

  /** A step's result; the answer is that of a command. */
  record Taken(String answer, State state) {}

  /** What the device does of itself; lazily too, if wanted. */
  List<State> own(State state, boolean lazily) {
    return clean(
        steps(state),
        a ->
            a.kind() == Action.Kind.STEP
                && a.owner() != driver
                && (lazily || a.urgency() != Action.Urgency.LAZY));
  }

  List<State> tick(State state) {
    return clean(steps(state), a -> a.kind() == Action.Kind.TICK);
  }

  List<State> atLine(State state, int line) {
    return clean(steps(state), a -> isOnLine(a, line));
  }

  private List<Trace.Step> steps(State state) {
    if (!state.equals(last)) {
      lastSteps = interpreter.successors(state);
      last = state;
    }
    return lastSteps;
  }

  private boolean isOnLine(Action action, int line) {
    return action.owner() == driver && action.place().line() == line;
  }

  private List<State> clean(List<Trace.Step> steps, Predicate<Action> wanted) {
    return steps.stream()
        .filter(s -> wanted.test(system.actions().get(s.action())))
        .filter(s -> !isError(s.state()))
        .map(s -> forgetful(s.state()))
        .distinct()
        .toList();
  }

  /** The ways to give a command its arguments. */
  List<List<Long>> arguments(Bench.Call call) {
    List<List<Long>> all = List.of(List.of());
    for (String argument : call.arguments()) {
      Variable variable = variable(argument);
      var longer = new ArrayList<List<Long>>();
      for (List<Long> some : all) {
        for (long v = variable.type().low(); v <= variable.type().high(); v++) {
          var more = new ArrayList<>(some);
          more.add(v);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  String text(Bench.Call call, List<Long> arguments) {
    if (arguments.isEmpty()) {
      return call.name();
    }
    var texts = new ArrayList<String>();
    for (int i = 0; i < arguments.size(); i++) {
      texts.add(variable(call.arguments().get(i)).type().show(arguments.get(i)));
    }
    return call.name() + "(" + String.join(", ", texts) + ")";
  }

  /** What a command leads to; empty where it is undefined or its handler is in error. */
  Optional<List<Taken>> issue(State state, Bench.Call call, List<Long> arguments) {
    long[] slots = state.toArray();
    for (int i = 0; i < arguments.size(); i++) {
      slots[variable(call.arguments().get(i)).offset()] = arguments.get(i);
    }
    List<State> after =
        steps(new State(slots)).stream()
            .filter(s -> isOnLine(system.actions().get(s.action()), call.line()))
            .map(Trace.Step::state)
            .toList();
    if (after.isEmpty() || after.stream().anyMatch(this::isError)) {
      return Optional.empty();
    }
    return Optional.of(
        after.stream().map(s -> new Taken(answer(call, s), forgetful(s))).distinct().toList());
  }

  private String answer(Bench.Call call, State state) {
    return call.answer()
        .map(name -> variable(name).type().show(state.value(variable(name).offset())))
        .orElse("");
  }

  private Variable variable(String name) {
    return Optional.ofNullable(variables.get(name)).orElseThrow();
  }

  private boolean isError(State state) {
    return system.variables().stream()
        .anyMatch(v -> v.role() == Variable.Role.ERROR && state.value(v.offset()) != 0);
  }

  /** The state with the driver as it was at first. */
  private State forgetful(State state) {
    long[] slots = state.toArray();
    for (Variable variable : system.variables()) {
      if (variable.owner() == driver) {
        for (int i = variable.offset(); i < variable.offset() + variable.length(); i++) {
          slots[i] = base.value(i);
        }
      }
    }
    return new State(slots);
  }
}
