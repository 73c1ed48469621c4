package dev.defib.checker.sat.monitor;

import dev.defib.checker.engine.Verdict;
import dev.defib.checker.graph.LimitReached;
import dev.defib.checker.graph.LtlAutomaton;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Runs an automaton along: with each step it reads the letter of the state before and chooses a
 * move, which must be one that the letter allows.
 */
final class AutomatonMemory {
  /** Automata that read more atoms have too many letters to be told one by one. */
  private static final int ATOMS_MAX = 10;

  private final LtlAutomaton automaton;
  private final List<Term> atoms;
  private final Variable state;

  /** The different moves, by number. */
  private final List<LtlAutomaton.Move> moves = new ArrayList<>();

  /** For each state of the automaton and each letter the numbers of the moves. */
  private final List<List<Set<Integer>>> allowed = new ArrayList<>();

  /** What {@link #isAllowed} said of a choice, so that equal terms are one term. */
  private final Map<Term.Chosen, Term> allowedBy = new HashMap<>();

  /**
   * Begins in the automaton's first state.
   *
   * @param atoms what the automaton reads, as terms over the state of the extension
   */
  AutomatonMemory(Extension extension, LtlAutomaton automaton, List<Term> atoms) {
    if (atoms.size() > ATOMS_MAX) {
      throw new LimitReached(
          Verdict.Cause.ENGINE,
          "the formula has more than " + ATOMS_MAX + " different atoms for this engine");
    }
    this.automaton = automaton;
    this.atoms = List.copyOf(atoms);
    for (int from = 0; from < automaton.knownStates(); from++) {
      allowed.add(read(from));
    }
    this.state = extension.remember("formula", Type.range(0, automaton.knownStates() - 1L));
  }

  private List<Set<Integer>> read(int from) {
    List<Set<Integer>> byLetter = new ArrayList<>();
    for (long letter = 0; letter < 1L << atoms.size(); letter++) {
      Set<Integer> numbers = new TreeSet<>();
      automaton.moves(from, letter).forEach(move -> numbers.add(number(move)));
      byLetter.add(numbers);
    }
    return byLetter;
  }

  private int number(LtlAutomaton.Move move) {
    if (!moves.contains(move)) {
      moves.add(move);
    }
    return moves.indexOf(move);
  }

  /** The variable that holds the automaton's state. */
  Variable state() {
    return state;
  }

  /** Whether moves lead from the state round to it again, and none is put off by all of them. */
  Term mayLoop() {
    List<Term> states = new ArrayList<>();
    for (int from = 0; from < allowed.size(); from++) {
      BitSet around = around(from);
      boolean mayLoop = around.get(from) && putOffWithin(around) == 0;
      states.add(mayLoop ? Terms.equal(Terms.read(state), from) : Term.FALSE);
    }
    return Terms.or(states);
  }

  /** The states that can be reached from one by a move or more, and from which it can be. */
  private BitSet around(int from) {
    BitSet ahead = ahead(from);
    return ahead.stream()
        .filter(other -> ahead(other).get(from))
        .collect(BitSet::new, BitSet::set, BitSet::or);
  }

  private BitSet ahead(int from) {
    BitSet found = nexts(from);
    for (int size = 0; size != found.cardinality(); ) {
      size = found.cardinality();
      ((BitSet) found.clone()).stream().forEach(state -> found.or(nexts(state)));
    }
    return found;
  }

  private BitSet nexts(int from) {
    return moves(from).map(LtlAutomaton.Move::next).collect(BitSet::new, BitSet::set, BitSet::or);
  }

  /** The promises that all moves between these states put off. */
  private long putOffWithin(BitSet states) {
    return states.stream()
        .boxed()
        .flatMap(this::moves)
        .filter(move -> states.get(move.next()))
        .mapToLong(LtlAutomaton.Move::putOff)
        .reduce((1L << automaton.untils()) - 1, (a, b) -> a & b);
  }

  private Stream<LtlAutomaton.Move> moves(int from) {
    return allowed.get(from).stream().flatMap(Set::stream).distinct().map(moves::get);
  }

  /** Has the automaton move with the step; returns the choice of the move. */
  Term.Chosen moveWith(Extension.Step step) {
    Term.Chosen move = step.choose("move", Type.range(0, Math.max(0, moves.size() - 1L)));
    step.guard(allowedBy.computeIfAbsent(move, this::isAllowed));
    Term next = Terms.integer(0);
    for (int i = 0; i < moves.size(); i++) {
      next = Terms.ifThenElse(Terms.equal(move, i), Terms.integer(moves.get(i).next()), next);
    }
    step.set(state, next);
    return move;
  }

  /** Whether the move does not put off the promise once more. */
  Term fulfils(Term.Chosen move, int until) {
    Set<Integer> numbers = new TreeSet<>();
    for (int i = 0; i < moves.size(); i++) {
      if ((moves.get(i).putOff() >> until & 1) == 0) {
        numbers.add(i);
      }
    }
    return isOneOf(move, numbers);
  }

  private Term isAllowed(Term.Chosen move) {
    List<Term> cases = new ArrayList<>();
    for (int from = 0; from < allowed.size(); from++) {
      Term here = Terms.equal(Terms.read(state), from);
      cases.add(Terms.and(here, decided(move, allowed.get(from), 0, 0)));
    }
    return Terms.or(cases);
  }

  /** Decides by the atoms from one on, when those before it have the values in the letter. */
  private Term decided(Term.Chosen move, List<Set<Integer>> byLetter, int atom, int letter) {
    if (atom == atoms.size()) {
      return isOneOf(move, byLetter.get(letter));
    }
    Term ifTrue = decided(move, byLetter, atom + 1, letter | 1 << atom);
    Term ifFalse = decided(move, byLetter, atom + 1, letter);
    return Terms.ifThenElse(atoms.get(atom), ifTrue, ifFalse);
  }

  private static Term isOneOf(Term.Chosen move, Set<Integer> numbers) {
    return Terms.or(numbers.stream().map(number -> Terms.equal(move, number)).toList());
  }
}
