package dev.defib.checker.probe;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/** Lets a system start with a device in any of given states. */
public final class Confirmation {
  private Confirmation() {}

  /**
   * The same system, but for its initial states.
   *
   * @param device the device's name
   * @param values for each state to start from, the values of the device's slots
   */
  public static TransitionSystem starting(
      TransitionSystem system, String device, List<List<Long>> values) {
    Action initial = system.initial();
    var choices = new ArrayList<>(initial.choices());
    Type number = Type.range(0, values.size() - 1L);
    Term chosen = new Term.Chosen(choices.size(), number);
    choices.add(new Action.Choice(device, number));
    List<Variable> own = new DeviceStates(system, device).variables();
    var updates = new ArrayList<Action.Update>();
    initial.updates().stream().filter(u -> !own.contains(u.variable())).forEach(updates::add);
    int slot = 0;
    for (Variable variable : own) {
      for (int i = 0; i < variable.length(); i++) {
        int at = slot++;
        List<Long> column = values.stream().map(v -> v.get(at)).toList();
        Term value = select(chosen, variable.type(), column, 0, column.size() - 1);
        updates.add(new Action.Update(variable, i, value));
      }
    }
    Action start = initial.with(choices, initial.guard(), updates, initial.events());
    return system.with(system.variables(), start, system.actions(), system.events());
  }

  /** The value at the chosen place of a column, found by halving. */
  private static Term select(Term chosen, Type type, List<Long> column, int low, int high) {
    if (column.subList(low, high + 1).stream().distinct().count() == 1) {
      return Terms.constant(type, column.get(low));
    }
    int middle = (low + high) / 2;
    return Terms.ifThenElse(
        Terms.atMost(chosen, middle),
        select(chosen, type, column, low, middle),
        select(chosen, type, column, middle + 1, high));
  }
}
