package dev.defib.checker.lower;

import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A machine's thread of states; a machine without threads has one, which bears its name. */
final class ThreadInstance {
  private final MachineInstance machine;
  private final String name;
  private final List<Member.State> states;
  private final List<Transition> machineLevel;
  private final IdentityHashMap<Transition, Variable> counters = new IdentityHashMap<>();
  private @Nullable Variable location;
  private @Nullable Variable clock;

  ThreadInstance(
      MachineInstance machine,
      String name,
      List<Member.State> states,
      List<Transition> machineLevel) {
    this.machine = machine;
    this.name = name;
    this.states = List.copyOf(states);
    this.machineLevel = List.copyOf(machineLevel);
  }

  MachineInstance machine() {
    return machine;
  }

  /** {@code drv}, or {@code drv.worker}. */
  String name() {
    return name;
  }

  List<Member.State> states() {
    return states;
  }

  /** The transitions that belong to no state. */
  List<Transition> machineLevel() {
    return machineLevel;
  }

  Type.Enumeration locationType() {
    return new Type.Enumeration(
        name + " state", states.stream().map(s -> s.name().text()).toList());
  }

  int number(String state) {
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i).name().text().equals(state)) {
        return i;
      }
    }
    return -1;
  }

  List<Integer> initial() {
    return java.util.stream.IntStream.range(0, states.size())
        .filter(i -> states.get(i).initial())
        .boxed()
        .toList();
  }

  Variable location() {
    if (location == null) {
      throw new IllegalStateException("no location yet: " + name);
    }
    return location;
  }

  void location(Variable variable) {
    location = variable;
  }

  /** Ticks in the present state; absent where no state has a deadline. */
  Optional<Variable> clock() {
    return Optional.ofNullable(clock);
  }

  void clock(Variable variable) {
    clock = variable;
  }

  /** For each {@code every} the ticks since it last fired. */
  Map<Transition, Variable> counters() {
    return counters;
  }

  @Override
  public String toString() {
    return name;
  }
}
