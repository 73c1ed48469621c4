package dev.defib.checker.graph;

import dev.defib.checker.interpret.Frame;
import dev.defib.checker.interpret.TermCompiler;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import dev.defib.checker.ir.Type;
import dev.defib.checker.property.Ltl;
import java.util.List;

/**
 * Moves the boundary between the connectives of formulas and those of the terms inside: both say
 * the same, but an automaton wants few atoms and a truth table small ones.
 */
public final class Propositions {
  private Propositions() {}

  /** Temporal operators apart, everything in as few atoms as possible. */
  public static Ltl merged(Ltl ltl) {
    return switch (ltl) {
      case Ltl.Atom atom -> atom;
      case Ltl.Not not -> {
        Ltl operand = merged(not.operand());
        yield operand instanceof Ltl.Atom atom
            ? new Ltl.Atom(new Term.Not(atom.term()))
            : new Ltl.Not(operand);
      }
      case Ltl.And and -> {
        Ltl left = merged(and.left());
        Ltl right = merged(and.right());
        yield left instanceof Ltl.Atom a && right instanceof Ltl.Atom b
            ? new Ltl.Atom(new Term.And(List.of(a.term(), b.term())))
            : new Ltl.And(left, right);
      }
      case Ltl.Or or -> {
        Ltl left = merged(or.left());
        Ltl right = merged(or.right());
        yield left instanceof Ltl.Atom a && right instanceof Ltl.Atom b
            ? new Ltl.Atom(new Term.Or(List.of(a.term(), b.term())))
            : new Ltl.Or(left, right);
      }
      case Ltl.Next next -> new Ltl.Next(merged(next.operand()));
      case Ltl.Until until -> new Ltl.Until(merged(until.left()), merged(until.right()));
      case Ltl.Release release -> new Ltl.Release(merged(release.left()), merged(release.right()));
    };
  }

  /** All connectives outside the atoms, which then are indivisible. */
  static Ltl split(Ltl ltl) {
    return switch (ltl) {
      case Ltl.Atom atom -> split(atom.term());
      case Ltl.Not not -> new Ltl.Not(split(not.operand()));
      case Ltl.And and -> new Ltl.And(split(and.left()), split(and.right()));
      case Ltl.Or or -> new Ltl.Or(split(or.left()), split(or.right()));
      case Ltl.Next next -> new Ltl.Next(split(next.operand()));
      case Ltl.Until until -> new Ltl.Until(split(until.left()), split(until.right()));
      case Ltl.Release release -> new Ltl.Release(split(release.left()), split(release.right()));
    };
  }

  static Ltl split(Term term) {
    return switch (term) {
      case Term.Not not -> new Ltl.Not(split(not.operand()));
      case Term.And and ->
          and.operands().stream().map(Propositions::split).reduce(Ltl.TRUE, Ltl.And::new);
      case Term.Or or ->
          or.operands().stream().map(Propositions::split).reduce(Ltl.FALSE, Ltl.Or::new);
      case Term.IfThenElse choice when choice.type() instanceof Type.Bool ->
          ifThenElse(split(choice.condition()), split(choice.then()), split(choice.otherwise()));
      case Term.Equal equal when equal.left().type() instanceof Type.Bool ->
          ifThenElse(split(equal.left()), split(equal.right()), new Ltl.Not(split(equal.right())));
      case Term atom when isClosed(atom) ->
          TermCompiler.compile(atom).holds(new Frame(new long[0])) ? Ltl.TRUE : Ltl.FALSE;
      case Term atom -> new Ltl.Atom(atom);
    };
  }

  private static Ltl ifThenElse(Ltl condition, Ltl then, Ltl otherwise) {
    return new Ltl.Or(new Ltl.And(condition, then), new Ltl.And(new Ltl.Not(condition), otherwise));
  }

  /** Whether its value depends on nothing. */
  private static boolean isClosed(Term term) {
    boolean[] open = {false};
    TermParts.walk(
        term,
        part ->
            open[0] |=
                part instanceof Term.Read
                    || part instanceof Term.ReadAt
                    || part instanceof Term.Happened
                    || part instanceof Term.Chosen
                    || part instanceof Term.Local);
    return !open[0];
  }
}
