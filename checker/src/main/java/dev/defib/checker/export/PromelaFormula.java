package dev.defib.checker.export;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.property.Ltl;
import java.util.ArrayList;
import java.util.List;

/** A formula as SPIN writes it, over the propositions {@code p__0}, {@code p__1}, … */
final class PromelaFormula {
  private final List<Term> atoms = new ArrayList<>();
  private boolean next;

  /** The terms that the propositions of the formulas written so far stand for. */
  List<Term> atoms() {
    return atoms;
  }

  /** Whether one of the formulas has a next operator, which SPIN has not. */
  boolean hasNext() {
    return next;
  }

  static String proposition(int atom) {
    return "p__" + atom;
  }

  String write(Ltl formula) {
    return switch (formula) {
      case Ltl.Atom t -> atom(t.term());
      case Ltl.Not t -> "!(" + write(t.operand()) + ")";
      case Ltl.And t -> binary(t.left(), "&&", t.right());
      case Ltl.Or(Ltl.Not left, Ltl right) -> binary(left.operand(), "->", right);
      case Ltl.Or t -> binary(t.left(), "||", t.right());
      case Ltl.Until t when t.left().equals(Ltl.TRUE) -> "<>" + write(t.right());
      case Ltl.Until t -> binary(t.left(), "U", t.right());
      case Ltl.Release t when t.left().equals(Ltl.FALSE) -> "[]" + write(t.right());
      case Ltl.Release t -> binary(t.left(), "V", t.right());
      case Ltl.Next t -> {
        next = true;
        yield write(t.operand());
      }
    };
  }

  private String binary(Ltl left, String operator, Ltl right) {
    return "(" + write(left) + " " + operator + " " + write(right) + ")";
  }

  private String atom(Term term) {
    if (Terms.isTrue(term) || Terms.isFalse(term)) {
      return Terms.isTrue(term) ? "true" : "false";
    }
    if (!atoms.contains(term)) {
      atoms.add(term);
    }
    return proposition(atoms.indexOf(term));
  }
}
