package dev.defib.checker.explicit.code;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The order in which an action's guard is tested while its choices are made one after the other:
 * each part as soon as it has a value, the cheap ones first.
 */
final class Plan {
  private final Action action;
  private final int[] levelOfLocal;
  private final List<Term> conjuncts;
  private final List<Optional<Term>> forced = new ArrayList<>();

  Plan(Action action, Measure measure) {
    this.action = action;
    this.levelOfLocal = new int[action.locals().size()];
    for (int i = 0; i < levelOfLocal.length; i++) {
      levelOfLocal[i] = level(action.locals().get(i));
    }
    this.conjuncts = new ArrayList<>(TermParts.conjuncts(action.guard()));
    conjuncts.sort(Comparator.comparingInt(measure::bytes));
    for (int choice = 0; choice < action.choices().size(); choice++) {
      forced.add(takeForced(choice));
    }
  }

  /** How many of the choices must be made before the term has a value. */
  private int level(Term term) {
    int[] level = {0};
    TermParts.walk(
        term,
        part -> {
          if (part instanceof Term.Chosen chosen) {
            level[0] = Math.max(level[0], chosen.choice() + 1);
          } else if (part instanceof Term.Local local) {
            level[0] = Math.max(level[0], levelOfLocal[local.local()]);
          }
        });
    return level[0];
  }

  /** What a choice must be equal to, if the guard says so; that part of the guard is then done. */
  private Optional<Term> takeForced(int choice) {
    for (Term conjunct : conjuncts) {
      if (conjunct instanceof Term.Equal equal) {
        Optional<Term> value =
            isChoice(equal.left(), choice) && level(equal.right()) <= choice
                ? Optional.of(equal.right())
                : isChoice(equal.right(), choice) && level(equal.left()) <= choice
                    ? Optional.of(equal.left())
                    : Optional.empty();
        if (value.isPresent()) {
          conjuncts.remove(conjunct);
          return value;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isChoice(Term term, int choice) {
    return term instanceof Term.Chosen chosen && chosen.choice() == choice;
  }

  /** The parts of the guard to test once this many choices are made. */
  List<Term> tests(int level) {
    return conjuncts.stream().filter(conjunct -> level(conjunct) == level).toList();
  }

  /** The only value that the choice can have, if it need not be searched for. */
  Optional<Term> forced(int choice) {
    return forced.get(choice);
  }

  Action action() {
    return action;
  }
}
