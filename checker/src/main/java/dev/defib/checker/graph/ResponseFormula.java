package dev.defib.checker.graph;

import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import dev.defib.checker.property.Property.Scope;

/** That the response comes at all, as a formula (the patterns of Dwyer, Avrunin and Corbett). */
public final class ResponseFormula {
  private ResponseFormula() {}

  /** The formula that fair runs satisfy. */
  public static Ltl of(Property.BoundedResponse property) {
    Ltl p = new Ltl.Atom(property.p());
    Ltl q = new Ltl.Atom(property.q());
    boolean initially = property.initially();
    return switch (property.scope()) {
      case Scope.Everywhere _ -> everywhere(p, q, initially);
      case Scope.After after -> {
        Ltl opening = new Ltl.Atom(after.p());
        Ltl inside = new Ltl.And(opening, everywhere(p, q, initially));
        yield Ltl.weakUntil(new Ltl.Not(opening), inside);
      }
      case Scope.Before before -> before(p, q, new Ltl.Atom(before.p()), initially);
      case Scope.Between between ->
          between(
              p, q, new Ltl.Atom(between.opening()), new Ltl.Atom(between.closing()), initially);
      case Scope.While during -> during(p, q, new Ltl.Atom(during.p()), initially);
    };
  }

  private static Ltl everywhere(Ltl p, Ltl q, boolean initially) {
    Ltl response = Ltl.implies(p, Ltl.eventually(q));
    return initially ? response : Ltl.always(response);
  }

  private static Ltl before(Ltl p, Ltl q, Ltl closing, boolean initially) {
    return Ltl.implies(
        new Ltl.And(new Ltl.Not(closing), Ltl.eventually(closing)),
        untilClosed(p, q, closing, initially));
  }

  private static Ltl between(Ltl p, Ltl q, Ltl opening, Ltl closing, boolean initially) {
    Ltl opens = new Ltl.And(opening, new Ltl.Not(closing));
    Ltl closes = Ltl.eventually(closing);
    return Ltl.always(
        Ltl.implies(new Ltl.And(opens, closes), untilClosed(p, q, closing, initially)));
  }

  /** In a segment that begins here, where it is open, and is closed some day. */
  private static Ltl untilClosed(Ltl p, Ltl q, Ltl closing, boolean initially) {
    Ltl open = new Ltl.Not(closing);
    Ltl response = Ltl.implies(p, new Ltl.Until(open, new Ltl.And(q, open)));
    return initially ? response : new Ltl.Until(response, closing);
  }

  private static Ltl during(Ltl p, Ltl q, Ltl condition, boolean initially) {
    Ltl answered = new Ltl.Until(condition, new Ltl.And(q, condition));
    Ltl response = Ltl.implies(new Ltl.And(condition, p), answered);
    if (!initially) {
      return Ltl.always(response);
    }
    Ltl begins = Ltl.implies(new Ltl.Not(condition), new Ltl.Next(response));
    return new Ltl.And(response, Ltl.always(begins));
  }
}
