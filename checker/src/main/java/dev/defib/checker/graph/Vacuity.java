package dev.defib.checker.graph;

import dev.defib.checker.ir.Term;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a property would hold of any system: whether it is true under every assignment of truth
 * values to its atoms, in all states of a run independently.
 */
final class Vacuity {
  /** Formulas with more atoms are taken to say something. */
  private static final int ATOMS_MAX = 10;

  private Vacuity() {}

  static boolean holdsOfAnySystem(Property property, Watch watch) throws InterruptedException {
    return switch (property) {
      case Property.Invariant p -> isValid(always(p.invariant()), watch);
      case Property.Reachable p -> isValid(always(p.goal()), watch);
      case Property.AlwaysReachable p -> isValid(always(p.goal()), watch);
      case Property.Temporal p -> isValid(p.formula(), watch);
      case Property.BoundedResponse p ->
          isValid(Ltl.implies(new Ltl.Atom(p.p()), new Ltl.Atom(p.q())), watch);
      case Property.Measure p ->
          isValid(Ltl.implies(new Ltl.Atom(p.from()), new Ltl.Atom(p.to())), watch);
      case Property.Recovery p -> isValid(always(p.usable()), watch);
      case Property.NoDeadlock _, Property.TimeProgresses _, Property.NoError _ -> false;
    };
  }

  private static Ltl always(Term term) {
    return new Ltl.Atom(term);
  }

  /** Whether the automaton for the negation accepts no sequence of letters whatever. */
  static boolean isValid(Ltl formula, Watch watch) throws InterruptedException {
    LtlAutomaton automaton;
    try {
      automaton = new LtlAutomaton(Propositions.split(formula), false);
    } catch (LimitReached _) {
      return false;
    }
    if (automaton.atoms().size() > ATOMS_MAX) {
      return false;
    }
    long letters = 1L << automaton.atoms().size();
    GraphBuilder builder = new GraphBuilder();
    LongList marks = new LongList();
    builder.start(automaton.start());
    for (int state = 0; state < automaton.knownStates(); state++) {
      for (long letter = 0; letter < letters; letter++) {
        watch.poll();
        for (LtlAutomaton.Move move : automaton.moves(state, letter)) {
          builder.edge(move.next(), 0);
          marks.add(move.putOff());
        }
      }
      builder.end(state);
    }
    List<Condition> conditions = new ArrayList<>();
    for (int until = 0; until < automaton.untils(); until++) {
      long bit = 1L << until;
      conditions.add(Condition.meetsEdge(edge -> (marks.get(edge) & bit) == 0));
    }
    return new FairSearch(builder.build(), conditions, _ -> true, watch).fairComponents().isEmpty();
  }
}
