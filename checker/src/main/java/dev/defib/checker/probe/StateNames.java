package dev.defib.checker.probe;

import dev.defib.checker.engine.State;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/** Calls a device's states by what tells them apart: {@code busy (irq raised, clock 2)}. */
final class StateNames {
  private final List<Variable> variables;
  private final List<State> states;
  private final List<Integer> varying = new ArrayList<>();

  StateNames(DeviceStates device, List<State> states) {
    this.variables = device.variables();
    this.states = states;
    for (Variable variable : variables) {
      for (int i = variable.offset(); i < variable.offset() + variable.length(); i++) {
        int slot = i;
        if (states.stream().mapToLong(s -> s.value(slot)).distinct().count() > 1) {
          varying.add(slot);
        }
      }
    }
  }

  List<String> all() {
    return states.stream().map(this::name).toList();
  }

  private String name(State state) {
    var location = new ArrayList<String>();
    var rest = new ArrayList<String>();
    for (Variable variable : variables) {
      for (int i = 0; i < variable.length(); i++) {
        int slot = variable.offset() + i;
        if (variable.role() == Variable.Role.LOCATION) {
          location.add(variable.type().show(state.value(slot)));
        } else if (varying.contains(slot)) {
          detail(variable, i, state.value(slot), rest);
        }
      }
    }
    String name = String.join(" and ", location);
    return rest.isEmpty() ? name : name + " (" + String.join(", ", rest) + ")";
  }

  private static void detail(Variable variable, int element, long value, List<String> into) {
    String name = variable.name().substring(variable.name().lastIndexOf('.') + 1);
    String part = variable.array() ? name + "[" + element + "]" : name;
    switch (variable.role()) {
      case LATCH -> {
        if (value != 0) {
          into.add(value == 1 ? part + " raised" : part + " raised " + value + " times");
        }
      }
      case CLOCK -> {
        if (value > 0) {
          into.add(part + " " + value);
        }
      }
      case LOCATION, DATA, LIFE, QUEUE, LOCK, BUDGET, ERROR ->
          into.add(part + " " + variable.type().show(value));
    }
  }
}
