package dev.defib.checker.interpret;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What can be computed and tested of an action once a certain number of its choices are made: a
 * sequence of locals to compute and of parts of the guard to test.
 */
final class Phase {
  private static final int TEST = -1;

  /** For each operation the local that it computes, or {@link #TEST}. */
  private final List<Integer> targets = new ArrayList<>();

  private final List<Evaluator> terms = new ArrayList<>();

  private int[] target = {};
  private Evaluator[] term = {};

  private Phase() {}

  /** Phase k may use the first k choices; the last one leaves all locals computed. */
  static Phase[] plan(Action action) {
    return new Planner(action).plan();
  }

  /** Computes and tests; false as soon as a test fails. */
  boolean passes(Frame frame) {
    for (int i = 0; i < target.length; i++) {
      long value = term[i].value(frame);
      if (target[i] != TEST) {
        frame.locals[target[i]] = value;
      } else if (value == 0) {
        return false;
      }
    }
    return true;
  }

  private void add(int local, Term what) {
    targets.add(local);
    terms.add(TermCompiler.compile(what));
  }

  private Phase sealed() {
    target = targets.stream().mapToInt(Integer::intValue).toArray();
    term = terms.toArray(Evaluator[]::new);
    return this;
  }

  private static final class Planner {
    private final Action action;
    private final List<BitSet> localsOfLocal = new ArrayList<>();
    private final int[] levelOfLocal;
    private final BitSet computed = new BitSet();

    Planner(Action action) {
      this.action = action;
      this.levelOfLocal = new int[action.locals().size()];
      for (int i = 0; i < levelOfLocal.length; i++) {
        Term local = action.locals().get(i);
        localsOfLocal.add(locals(local));
        levelOfLocal[i] = level(local);
      }
    }

    Phase[] plan() {
      List<Term> conjuncts = TermParts.conjuncts(action.guard());
      Phase[] phases = new Phase[action.choices().size() + 1];
      for (int level = 0; level < phases.length; level++) {
        Phase phase = new Phase();
        for (Term conjunct : conjuncts) {
          if (level(conjunct) == level) {
            locals(conjunct).stream().forEach(local -> compute(local, phase));
            phase.add(TEST, conjunct);
          }
        }
        for (int local = 0; local < levelOfLocal.length; local++) {
          if (levelOfLocal[local] == level) {
            compute(local, phase);
          }
        }
        phases[level] = phase.sealed();
      }
      return phases;
    }

    private void compute(int local, Phase phase) {
      if (!computed.get(local)) {
        localsOfLocal.get(local).stream().forEach(earlier -> compute(earlier, phase));
        computed.set(local);
        phase.add(local, action.locals().get(local));
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

    private static BitSet locals(Term term) {
      BitSet locals = new BitSet();
      TermParts.walk(
          term,
          part -> {
            if (part instanceof Term.Local local) {
              locals.set(local.local());
            }
          });
      return locals;
    }
  }
}
