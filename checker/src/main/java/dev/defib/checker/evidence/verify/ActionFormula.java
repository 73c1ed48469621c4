package dev.defib.checker.evidence.verify;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.Arrays;
import java.util.List;

/** One action in one state, as literals of a formula. */
final class ActionFormula {
  /** Whether the choices make the action enabled. */
  final int enabled;

  /** The value of each slot after it. */
  final int[][] after;

  /** For each event whether the action makes it true. */
  final int[] events;

  /** Whether what is assigned is of the variables' types. */
  final int typed;

  ActionFormula(Cnf cnf, TransitionSystem system, Action action, int[][] before) {
    Numbers numbers = new Numbers(cnf);
    List<int[]> chosen = action.choices().stream().map(c -> numbers.any(c.type())).toList();
    Meaning meaning = new Meaning(cnf, before, chosen, new int[0]);
    action.locals().forEach(meaning::addLocal);
    enabled = meaning.truth(action.guard());
    after = before.clone();
    int[] fits = new int[action.updates().size()];
    for (int i = 0; i < fits.length; i++) {
      Action.Update update = action.updates().get(i);
      after[update.slot()] = meaning.number(update.value());
      fits[i] = numbers.within(after[update.slot()], update.variable().type());
    }
    typed = cnf.and(fits);
    events = noEvents(system);
    for (Action.Emission emission : action.events()) {
      int made = meaning.truth(emission.condition());
      events[emission.event()] = cnf.or(events[emission.event()], made);
    }
  }

  static int[] noEvents(TransitionSystem system) {
    int[] none = new int[system.events().size()];
    Arrays.fill(none, Cnf.FALSE);
    return none;
  }

  /** Any state in which variables have values of their types. */
  static int[][] anyState(Cnf cnf, TransitionSystem system) {
    Numbers numbers = new Numbers(cnf);
    int[][] slots = new int[system.slots()][];
    for (Variable variable : system.variables()) {
      for (int i = 0; i < variable.length(); i++) {
        slots[variable.offset() + i] = numbers.any(variable.type());
      }
    }
    return slots;
  }

  /** The vector from which the initial action starts: all slots at their type's least value. */
  static int[][] origin(TransitionSystem system) {
    int[][] slots = new int[system.slots()][];
    for (Variable variable : system.variables()) {
      for (int i = 0; i < variable.length(); i++) {
        slots[variable.offset() + i] = Numbers.constant(variable.type().low());
      }
    }
    return slots;
  }
}
