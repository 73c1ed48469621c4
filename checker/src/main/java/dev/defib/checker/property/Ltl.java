package dev.defib.checker.property;

import dev.defib.checker.ir.Term;

/** Linear temporal logic over terms (with events) as atoms. */
public sealed interface Ltl {
  record Atom(Term term) implements Ltl {}

  record Not(Ltl operand) implements Ltl {}

  record And(Ltl left, Ltl right) implements Ltl {}

  record Or(Ltl left, Ltl right) implements Ltl {}

  /** Not in the language; scopes need it. */
  record Next(Ltl operand) implements Ltl {}

  /** {@code right} comes, and {@code left} holds until then. */
  record Until(Ltl left, Ltl right) implements Ltl {}

  /** {@code right} holds up to and including where {@code left} does, for ever if it never does. */
  record Release(Ltl left, Ltl right) implements Ltl {}

  Ltl TRUE = new Atom(Term.TRUE);
  Ltl FALSE = new Atom(Term.FALSE);

  static Ltl implies(Ltl left, Ltl right) {
    return new Or(new Not(left), right);
  }

  static Ltl eventually(Ltl operand) {
    return new Until(TRUE, operand);
  }

  static Ltl always(Ltl operand) {
    return new Release(FALSE, operand);
  }

  static Ltl weakUntil(Ltl left, Ltl right) {
    return new Release(right, new Or(left, right));
  }
}
