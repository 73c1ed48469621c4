package dev.defib.checker.sat.monitor;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property.Scope;

/**
 * Remembers whether the state before was inside a scope, from which it follows whether the present
 * one is.
 */
final class ScopeMemory {
  /** There was no state before. */
  private static final int START = 0;

  private static final int OUTSIDE = 1;
  private static final int INSIDE = 2;

  /** Whether the present state is inside. */
  final Term inside;

  /** Whether it is inside and the first one of a segment. */
  final Term begins;

  /** Whether it is the state that closes a segment that must be closed. */
  final Term closes;

  ScopeMemory(Extension extension, EventMemory events, Scope scope) {
    Variable before = extension.remember("scope", Type.range(START, INSIDE));
    Term was = Terms.equal(Terms.read(before), INSIDE);
    Term first = Terms.equal(Terms.read(before), START);
    switch (scope) {
      case Scope.Everywhere _ -> {
        inside = Term.TRUE;
        begins = first;
        closes = Term.FALSE;
      }
      case Scope.After after -> {
        Term opens = events.inState(after.p());
        inside = Terms.or(was, opens);
        begins = Terms.and(Terms.not(was), opens);
        closes = Term.FALSE;
      }
      case Scope.While during -> {
        inside = events.inState(during.p());
        begins = Terms.and(Terms.not(was), inside);
        closes = Term.FALSE;
      }
      case Scope.Before until -> {
        Term closing = events.inState(until.p());
        Term open = Terms.or(first, was);
        inside = Terms.and(open, Terms.not(closing));
        begins = Terms.and(first, Terms.not(closing));
        closes = Terms.and(open, closing);
      }
      case Scope.Between between -> {
        Term opening = events.inState(between.opening());
        Term closing = events.inState(between.closing());
        inside = Terms.and(Terms.or(was, opening), Terms.not(closing));
        begins = Terms.and(opening, Terms.not(closing));
        closes = Terms.and(was, closing);
      }
    }
    Term after = Terms.ifThenElse(inside, Terms.integer(INSIDE), Terms.integer(OUTSIDE));
    extension.ofOriginal().forEach(step -> step.set(before, after));
  }
}
