package dev.defib.checker.lower;

import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property.Scope;

/**
 * The scopes of Dwyer, Avrunin and Corbett (Patterns in property specifications, ICSE 1999), as
 * formulas: a formula is read on the stretch of a run that the scope cuts out, which ends just
 * before its end marker. On a stretch without an end marker it is read as it stands.
 */
final class Scopes {
  private Scopes() {}

  static Ltl within(Scope scope, Ltl formula) {
    return switch (scope) {
      case Scope.Everywhere() -> formula;
      case Scope.After(var p) -> {
        Ltl opening = new Ltl.Atom(p);
        yield Ltl.weakUntil(new Ltl.Not(opening), new Ltl.And(opening, formula));
      }
      case Scope.Before(var p) -> {
        Ltl end = new Ltl.Atom(p);
        yield Ltl.implies(Ltl.eventually(end), new Ltl.Or(end, cut(formula, end)));
      }
      case Scope.Between(var opening, var closing) -> {
        Ltl open = new Ltl.Atom(opening);
        Ltl close = new Ltl.Atom(closing);
        Ltl begins = new Ltl.And(open, new Ltl.And(new Ltl.Not(close), Ltl.eventually(close)));
        yield Ltl.always(Ltl.implies(begins, cut(formula, close)));
      }
      case Scope.While(var p) -> {
        Ltl inside = new Ltl.Atom(p);
        Ltl end = new Ltl.Not(inside);
        Ltl cut = cut(formula, end);
        Ltl rises = new Ltl.And(end, new Ltl.Next(inside));
        yield new Ltl.And(
            Ltl.implies(inside, cut), Ltl.always(Ltl.implies(rises, new Ltl.Next(cut))));
      }
    };
  }

  /** The formula on the stretch that ends just before the first position with {@code end}. */
  private static Ltl cut(Ltl formula, Ltl end) {
    Ltl inside = new Ltl.Not(end);
    return switch (formula) {
      case Ltl.Atom atom -> atom;
      case Ltl.Not(Ltl operand) -> new Ltl.Not(cut(operand, end));
      case Ltl.And(Ltl left, Ltl right) -> new Ltl.And(cut(left, end), cut(right, end));
      case Ltl.Or(Ltl left, Ltl right) -> new Ltl.Or(cut(left, end), cut(right, end));
      case Ltl.Next(Ltl operand) -> new Ltl.Next(new Ltl.And(inside, cut(operand, end)));
      case Ltl.Until(Ltl left, Ltl right) ->
          new Ltl.Until(new Ltl.And(inside, cut(left, end)), new Ltl.And(inside, cut(right, end)));
      case Ltl.Release(Ltl left, Ltl right) ->
          new Ltl.Not(cut(new Ltl.Until(new Ltl.Not(left), new Ltl.Not(right)), end));
    };
  }
}
