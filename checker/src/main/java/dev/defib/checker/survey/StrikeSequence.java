package dev.defib.checker.survey;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * A system in which faults strike in one order only, each place of it once, and no others. A
 * variable counts the strikes; the last of them is an event.
 */
final class StrikeSequence {
  private final List<List<Integer>> order;
  private final Term phase;
  private final Variable count;
  private final int last;
  private final TransitionSystem system;

  /**
   * Restricts a system; its actions keep their indices.
   *
   * @param order for each place the actions that may strike there
   * @param phase where the first may strike
   */
  StrikeSequence(TransitionSystem whole, List<List<Integer>> order, Term phase) {
    this.order = order;
    this.phase = phase;
    this.count =
        Variable.behind(
            whole, "strikes", new Type.Int(0, Math.max(1, order.size())), Variable.Role.BUDGET);
    this.last = whole.events().size();
    this.system = restricted(whole);
  }

  TransitionSystem system() {
    return system;
  }

  /** Whether all of them have struck. */
  Term complete() {
    return Terms.equal(Terms.read(count), Terms.integer(order.size()));
  }

  /** Whether one has struck. */
  Term begun() {
    return Terms.less(Terms.integer(0), Terms.read(count));
  }

  /** That the last of them has just struck. */
  Term lastStrike() {
    return new Term.Happened(last);
  }

  private TransitionSystem restricted(TransitionSystem whole) {
    List<Variable> variables = new ArrayList<>(whole.variables());
    variables.add(count);
    List<String> events = new ArrayList<>(whole.events());
    events.add("the last strike");
    List<Action> actions = whole.actions().stream().map(this::restricted).toList();
    return whole.with(variables, whole.initial(), actions, events);
  }

  private Action restricted(Action action) {
    if (action.kind() != Action.Kind.FAULT) {
      return action;
    }
    Term struck = Terms.read(count);
    List<Term> turns = new ArrayList<>();
    for (int place = 0; place < order.size(); place++) {
      if (order.get(place).contains(action.index())) {
        Term turn = Terms.equal(struck, Terms.integer(place));
        turns.add(place == 0 ? Terms.and(turn, phase) : turn);
      }
    }
    List<Action.Update> updates = new ArrayList<>(action.updates());
    updates.add(new Action.Update(count, 0, Terms.add(struck, 1)));
    List<Action.Emission> emissions = new ArrayList<>(action.events());
    emissions.add(new Action.Emission(last, Terms.equal(struck, Terms.integer(order.size() - 1))));
    Term guard = Terms.and(Terms.or(turns), action.guard());
    return action.with(action.choices(), guard, updates, emissions);
  }
}
