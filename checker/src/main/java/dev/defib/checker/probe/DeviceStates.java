package dev.defib.checker.probe;

import dev.defib.checker.engine.State;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The part of a system's state that belongs to one device. */
public final class DeviceStates {
  private static final int STATES_MAX = 20_000;

  private final List<Variable> variables;

  public DeviceStates(TransitionSystem system, String device) {
    int owner =
        system.machines().stream()
            .filter(m -> m.name().equals(device))
            .mapToInt(Machine::index)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no machine " + device));
    this.variables = system.variables().stream().filter(v -> v.owner() == owner).toList();
  }

  /** Too many states to be looked at one by one. */
  public static final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyException(String message) {
      super(message);
    }
  }

  public static TooManyException tooMany(String message) {
    return new TooManyException(message);
  }

  private static TooManyException tooMany() {
    return tooMany("the device has more than " + STATES_MAX + " states");
  }

  static void bound(int states) {
    if (states > STATES_MAX) {
      throw tooMany();
    }
  }

  List<Variable> variables() {
    return variables;
  }

  /** The values of the device's slots. */
  public List<Long> values(State state) {
    return variables.stream()
        .flatMap(v -> IntStream.range(v.offset(), v.offset() + v.length()).mapToObj(state::value))
        .toList();
  }

  /**
   * The values of a state of another system with the same device, by the variables' names; those
   * that the other does not have are as in {@code base}.
   */
  public List<Long> translated(DeviceStates other, State state, State base) {
    return variables.stream()
        .flatMap(
            v ->
                other.variables.stream()
                    .filter(o -> o.name().equals(v.name()) && o.length() == v.length())
                    .findFirst()
                    .map(o -> slots(o).mapToObj(state::value))
                    .orElseGet(() -> slots(v).mapToObj(base::value)))
        .toList();
  }

  private static IntStream slots(Variable variable) {
    return IntStream.range(variable.offset(), variable.offset() + variable.length());
  }

  /** The state with other values in the device's slots. */
  State with(List<Long> values, State state) {
    long[] slots = state.toArray();
    int at = 0;
    for (Variable variable : variables) {
      for (int i = 0; i < variable.length(); i++) {
        slots[variable.offset() + i] = values.get(at++);
      }
    }
    return new State(slots);
  }

  /** The device with any state, values, signals and running timers; its clocks at their start. */
  List<State> anywhere(Interpreter interpreter) {
    List<State> states = new ArrayList<>();
    Set<State> initial = new LinkedHashSet<>();
    interpreter.initialStates().forEach(s -> initial.add(s.state()));
    states.add(initial.iterator().next());
    for (Variable variable : variables) {
      if (isUnknown(variable)) {
        for (int i = 0; i < variable.length(); i++) {
          states = varied(states, variable, variable.offset() + i);
        }
      }
    }
    return states;
  }

  private static boolean isUnknown(Variable variable) {
    return switch (variable.role()) {
      case LOCATION, DATA, LATCH -> true;
      // Timers that do not run are at -1, as are the places of a window; clocks start from 0.
      case CLOCK -> variable.type().low() < 0 && !variable.array();
      case LIFE, QUEUE, LOCK, BUDGET, ERROR -> false;
    };
  }

  private static List<State> varied(List<State> states, Variable variable, int slot) {
    long count = variable.type().size();
    if (count > STATES_MAX || count * states.size() > STATES_MAX) {
      throw tooMany();
    }
    var varied = new ArrayList<State>();
    for (State state : states) {
      for (long value = variable.type().low(); value <= variable.type().high(); value++) {
        long[] slots = state.toArray();
        slots[slot] = value;
        varied.add(new State(slots));
      }
    }
    return varied;
  }
}
