package dev.defib.checker.explain;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/** A system in which faults strike only so often, all of them together. */
public final class StrikeLimit {
  private StrikeLimit() {}

  /**
   * The system with a limit; its actions keep their indices.
   *
   * @param strikes the most there may be in a run, 0 for none
   */
  public static TransitionSystem of(TransitionSystem system, int strikes) {
    List<Variable> variables = new ArrayList<>(system.variables());
    Variable count =
        Variable.behind(
            system, "strikes", new Type.Int(0, Math.max(1, strikes)), Variable.Role.BUDGET);
    variables.add(count);
    List<Action> actions =
        system.actions().stream().map(action -> limited(action, count, strikes)).toList();
    return system.with(variables, system.initial(), actions, system.events());
  }

  private static Action limited(Action action, Variable count, int strikes) {
    if (action.kind() != Action.Kind.FAULT) {
      return action;
    }
    Term struck = Terms.read(count);
    List<Action.Update> updates = new ArrayList<>(action.updates());
    updates.add(new Action.Update(count, 0, Terms.add(struck, 1)));
    Term guard = Terms.and(Terms.less(struck, Terms.integer(strikes)), action.guard());
    return action.with(action.choices(), guard, updates, action.events());
  }
}
