package dev.defib.checker.explicit.reduce;

import dev.defib.checker.engine.Question;
import dev.defib.checker.ir.Fairness;
import dev.defib.checker.ir.Obligation;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.ir.View;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What the answers to some questions depend on beside the steps themselves.
 *
 * @param terms evaluated in states
 * @param events asked of steps
 */
record Observation(List<Term> terms, BitSet events) {
  Observation {
    terms = List.copyOf(terms);
  }

  static Observation of(TransitionSystem system, List<Question> questions) {
    List<Term> terms = new ArrayList<>();
    BitSet events = new BitSet();
    system.variables().stream()
        .filter(variable -> variable.role() == Variable.Role.ERROR)
        .forEach(variable -> terms.add(Terms.read(variable)));
    for (Question question : questions) {
      add(system, question.property(), terms, events);
      question.occurrences().forEach(occurrence -> terms.add(occurrence.condition()));
    }
    events.or(TermParts.events(terms));
    return new Observation(terms, events);
  }

  private static void add(
      TransitionSystem system, Property property, List<Term> terms, BitSet events) {
    switch (property) {
      case Property.Invariant p -> terms.add(p.invariant());
      case Property.Reachable p -> terms.add(p.goal());
      case Property.AlwaysReachable p -> {
        terms.add(p.goal());
        terms.addAll(terms(p.scope()));
      }
      case Property.Temporal p -> {
        addAtoms(p.formula(), terms);
        terms.addAll(fairness(system));
      }
      case Property.BoundedResponse p -> {
        terms.add(p.p());
        terms.add(p.q());
        terms.addAll(terms(p.scope()));
        terms.addAll(fairness(system));
      }
      case Property.Measure p -> {
        terms.add(p.from());
        terms.add(p.to());
        terms.addAll(situations(system));
        terms.addAll(fairness(system));
      }
      case Property.Recovery p -> {
        terms.add(p.usable());
        terms.addAll(situations(system));
        terms.addAll(fairness(system));
      }
      case Property.NoDeadlock _ -> {
        for (Obligation obligation : system.obligations()) {
          terms.add(obligation.waits());
          if (obligation.death() >= 0) {
            events.set(obligation.death());
          }
        }
      }
      case Property.TimeProgresses _, Property.NoError _ -> {}
    }
  }

  private static List<Term> terms(Property.Scope scope) {
    return switch (scope) {
      case Property.Scope.Everywhere _ -> List.of();
      case Property.Scope.After s -> List.of(s.p());
      case Property.Scope.Before s -> List.of(s.p());
      case Property.Scope.Between s -> List.of(s.opening(), s.closing());
      case Property.Scope.While s -> List.of(s.p());
    };
  }

  private static List<Term> fairness(TransitionSystem system) {
    return system.fairness().stream().map(Fairness::enabled).toList();
  }

  /** What the rows of fault points tell apart. */
  private static List<Term> situations(TransitionSystem system) {
    List<Term> situations = new ArrayList<>();
    for (View view : system.views()) {
      if (view instanceof View.Location location) {
        situations.add(Terms.read(location.location()));
        location.life().forEach(life -> situations.add(Terms.read(life)));
      }
    }
    return situations;
  }

  private static void addAtoms(Ltl formula, List<Term> terms) {
    switch (formula) {
      case Ltl.Atom atom -> terms.add(atom.term());
      case Ltl.Not not -> addAtoms(not.operand(), terms);
      case Ltl.Next next -> addAtoms(next.operand(), terms);
      case Ltl.And and -> addAtoms(and.left(), and.right(), terms);
      case Ltl.Or or -> addAtoms(or.left(), or.right(), terms);
      case Ltl.Until until -> addAtoms(until.left(), until.right(), terms);
      case Ltl.Release release -> addAtoms(release.left(), release.right(), terms);
    }
  }

  private static void addAtoms(Ltl left, Ltl right, List<Term> terms) {
    addAtoms(left, terms);
    addAtoms(right, terms);
  }
}
