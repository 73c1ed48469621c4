package dev.defib.checker.graph;

import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Term;
import dev.defib.checker.property.Ltl;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A generalized Büchi automaton for a formula, built as it is asked for (a tableau after Couvreur,
 * "On-the-fly verification of linear temporal logic", FM 1999).
 *
 * <p>A state is a set of formulas that the rest of the run must satisfy. A move reads the letter of
 * the present node (which atoms hold) and gives the formulas for the rest from the next node on; it
 * is marked with the untils whose promised right side it puts off once more. A run of the automaton
 * is accepted iff it puts off no until for ever, that is, if for each until infinitely many moves
 * are not marked with it.
 */
public final class LtlAutomaton {
  static final int WIDTH_MAX = 62;

  /**
   * A move of the automaton.
   *
   * @param next the state that it leads to
   * @param putOff a bit for each until that it puts off
   */
  public record Move(int next, long putOff) {}

  private enum Kind {
    TRUE,
    FALSE,
    HOLDS,
    HOLDS_NOT,
    AND,
    OR,
    NEXT,
    UNTIL,
    RELEASE
  }

  /** A formula in negation normal form; left and right are numbers of formulas, or of an atom. */
  private record Formula(Kind kind, int left, int right) {}

  private record Reading(int state, long letter) {}

  private final List<Term> atoms = new ArrayList<>();
  private final List<Formula> formulas = new ArrayList<>();
  private final Map<Formula, Integer> numbers = new HashMap<>();

  /** Their numbers; the place of each is its bit. */
  private final List<Integer> untils = new ArrayList<>();

  private final List<BitSet> states = new ArrayList<>();
  private final Map<BitSet, Integer> stateNumbers = new HashMap<>();
  private final Map<Reading, List<Move>> moves = new HashMap<>();

  /** The automaton whose language is the runs that satisfy (or if not so asked, do not). */
  public LtlAutomaton(Ltl ltl, boolean positive) {
    BitSet start = new BitSet();
    start.set(normal(ltl, positive));
    intern(start);
  }

  public int start() {
    return 0;
  }

  /** Those that letters are about, bit by bit. */
  public List<Term> atoms() {
    return atoms;
  }

  /** How many untils moves may put off; their bits are the lowest ones. */
  public int untils() {
    return untils.size();
  }

  public int knownStates() {
    return states.size();
  }

  public List<Move> moves(int state, long letter) {
    Reading reading = new Reading(state, letter);
    List<Move> known = moves.get(reading);
    if (known == null) {
      known = new Expansion(letter).of(states.get(state));
      moves.put(reading, known);
    }
    return known;
  }

  private int intern(BitSet state) {
    Integer known = stateNumbers.get(state);
    if (known != null) {
      return known;
    }
    stateNumbers.put(state, states.size());
    states.add(state);
    return states.size() - 1;
  }

  private int normal(Ltl ltl, boolean positive) {
    return switch (ltl) {
      case Ltl.Atom atom -> atom(atom.term(), positive);
      case Ltl.Not not -> normal(not.operand(), !positive);
      case Ltl.And and -> binary(positive ? Kind.AND : Kind.OR, and.left(), and.right(), positive);
      case Ltl.Or or -> binary(positive ? Kind.OR : Kind.AND, or.left(), or.right(), positive);
      case Ltl.Next next -> number(Kind.NEXT, normal(next.operand(), positive), 0);
      case Ltl.Until until ->
          binary(positive ? Kind.UNTIL : Kind.RELEASE, until.left(), until.right(), positive);
      case Ltl.Release release ->
          binary(positive ? Kind.RELEASE : Kind.UNTIL, release.left(), release.right(), positive);
    };
  }

  private int binary(Kind kind, Ltl left, Ltl right, boolean positive) {
    int number = number(kind, normal(left, positive), normal(right, positive));
    if (kind == Kind.UNTIL && !untils.contains(number)) {
      untils.add(number);
      refuseIfTooWide(untils.size(), "until");
    }
    return number;
  }

  private int atom(Term term, boolean positive) {
    if (term.equals(Term.TRUE) || term.equals(Term.FALSE)) {
      return number(term.equals(Term.TRUE) == positive ? Kind.TRUE : Kind.FALSE, 0, 0);
    }
    int atom = atoms.indexOf(term);
    if (atom < 0) {
      atom = atoms.size();
      atoms.add(term);
      refuseIfTooWide(atoms.size(), "atom");
    }
    return number(positive ? Kind.HOLDS : Kind.HOLDS_NOT, atom, 0);
  }

  private int number(Kind kind, int left, int right) {
    Formula formula = new Formula(kind, left, right);
    Integer known = numbers.get(formula);
    if (known != null) {
      return known;
    }
    numbers.put(formula, formulas.size());
    formulas.add(formula);
    return formulas.size() - 1;
  }

  private static void refuseIfTooWide(int width, String what) {
    if (width > WIDTH_MAX) {
      throw new LimitReached(
          Verdict.Cause.ENGINE,
          "the formula has more than " + WIDTH_MAX + " different " + what + "s");
    }
  }

  /** The moves that one letter allows. */
  private final class Expansion {
    private final long letter;
    private final List<BitSet> nexts = new ArrayList<>();
    private final List<Long> putOffs = new ArrayList<>();

    Expansion(long letter) {
      this.letter = letter;
    }

    List<Move> of(BitSet state) {
      expand((BitSet) state.clone(), new BitSet(), new BitSet(), 0);
      List<Move> found = new ArrayList<>();
      for (int i = 0; i < nexts.size(); i++) {
        found.add(new Move(intern(nexts.get(i)), putOffs.get(i)));
      }
      return found;
    }

    /** Takes the sets over; {@code done} are the formulas already taken apart. */
    private void expand(BitSet todo, BitSet done, BitSet next, long putOff) {
      int formula = todo.nextSetBit(0);
      if (formula < 0) {
        add(next, putOff);
        return;
      }
      todo.clear(formula);
      if (done.get(formula)) {
        expand(todo, done, next, putOff);
        return;
      }
      done.set(formula);
      takeApart(formula, todo, done, next, putOff);
    }

    private void takeApart(int number, BitSet todo, BitSet done, BitSet next, long putOff) {
      Formula formula = formulas.get(number);
      switch (formula.kind()) {
        case TRUE -> expand(todo, done, next, putOff);
        case FALSE -> {}
        case HOLDS -> {
          if (holds(formula.left())) {
            expand(todo, done, next, putOff);
          }
        }
        case HOLDS_NOT -> {
          if (!holds(formula.left())) {
            expand(todo, done, next, putOff);
          }
        }
        case AND -> {
          todo.set(formula.left());
          todo.set(formula.right());
          expand(todo, done, next, putOff);
        }
        case OR -> {
          expand(with(todo, formula.left()), copy(done), copy(next), putOff);
          expand(with(todo, formula.right()), copy(done), copy(next), putOff);
        }
        case NEXT -> expand(todo, done, with(next, formula.left()), putOff);
        case UNTIL -> {
          expand(with(todo, formula.right()), copy(done), copy(next), putOff);
          long later = putOff | 1L << untils.indexOf(number);
          expand(with(todo, formula.left()), copy(done), with(next, number), later);
        }
        case RELEASE -> {
          BitSet both = with(with(todo, formula.left()), formula.right());
          expand(both, copy(done), copy(next), putOff);
          expand(with(todo, formula.right()), copy(done), with(next, number), putOff);
        }
      }
    }

    private boolean holds(int atom) {
      return (letter >> atom & 1) != 0;
    }

    /**
     * Keeps only moves that are not worse than another: one that demands no less later and puts off
     * no less can always be replaced by the other, step by step, without losing a run.
     */
    private void add(BitSet next, long putOff) {
      for (int i = 0; i < nexts.size(); i++) {
        if (isWithin(nexts.get(i), putOffs.get(i), next, putOff)) {
          return;
        }
      }
      for (int i = nexts.size() - 1; i >= 0; i--) {
        if (isWithin(next, putOff, nexts.get(i), putOffs.get(i))) {
          nexts.remove(i);
          putOffs.remove(i);
        }
      }
      nexts.add(next);
      putOffs.add(putOff);
    }

    private static boolean isWithin(BitSet next, long putOff, BitSet otherNext, long otherPutOff) {
      BitSet excess = copy(next);
      excess.andNot(otherNext);
      return excess.isEmpty() && (putOff & ~otherPutOff) == 0;
    }

    private static BitSet copy(BitSet set) {
      return (BitSet) set.clone();
    }

    private static BitSet with(BitSet set, int element) {
      BitSet larger = copy(set);
      larger.set(element);
      return larger;
    }
  }
}
