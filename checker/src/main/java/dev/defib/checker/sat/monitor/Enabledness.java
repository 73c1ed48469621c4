package dev.defib.checker.sat.monitor;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Whether actions are enabled, as terms over the state. */
final class Enabledness {
  private Enabledness() {}

  /** Whether one of the actions with a property is enabled. */
  static Term ofAny(TransitionSystem system, Predicate<Action> property) {
    return Terms.or(system.actions().stream().filter(property).map(Enabledness::of).toList());
  }

  /** Whether the action is enabled under some resolution. */
  static Term of(Action action) {
    return of(action, Term.TRUE);
  }

  /**
   * Whether the action is enabled under some resolution with which a condition holds.
   *
   * @param condition over the state, the action's choices and its locals
   */
  static Term of(Action action, Term condition) {
    List<Term> locals = new ArrayList<>();
    action.locals().forEach(local -> locals.add(inlined(local, locals)));
    Term enabled = inlined(Terms.and(action.guard(), condition), locals);
    int fresh = unused(enabled);
    for (int i = 0; i < action.choices().size(); i++) {
      int choice = i;
      Term.Bound any = new Term.Bound(fresh + i, action.choices().get(i).type());
      Term open = Terms.replace(enabled, leaf -> isChoice(leaf, choice) ? any : leaf);
      enabled = Terms.exists(any.number(), any.type(), open);
    }
    return enabled;
  }

  /** A step that must be taken some day: neither lazy, nor a fault, nor a tick. */
  static boolean isOwed(Action action) {
    return action.kind() == Action.Kind.STEP && action.urgency() != Action.Urgency.LAZY;
  }

  private static Term inlined(Term term, List<Term> locals) {
    return Terms.replace(term, leaf -> leaf instanceof Term.Local l ? locals.get(l.local()) : leaf);
  }

  private static boolean isChoice(Term leaf, int choice) {
    return leaf instanceof Term.Chosen chosen && chosen.choice() == choice;
  }

  /** A number that no bound variable of the term has, nor any greater one. */
  private static int unused(Term term) {
    int[] next = {0};
    TermParts.walk(
        term,
        part -> {
          if (part instanceof Term.Exists exists) {
            next[0] = Math.max(next[0], exists.number() + 1);
          }
        });
    return next[0];
  }
}
