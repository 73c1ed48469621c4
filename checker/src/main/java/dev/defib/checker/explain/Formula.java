package dev.defib.checker.explain;

import dev.defib.checker.ir.Place;
import dev.defib.checker.ir.Term;
import java.util.List;
import java.util.Optional;

/**
 * A formula as a spec writes it, down to the parts whose values explain its own.
 *
 * @param text as written; a part for one value of a quantifier's variable begins with {@code d =
 *     drv[1]:}
 * @param term what it means in a state; empty if it speaks of more than one
 * @param parts as many as the operator has operands; none where they explain nothing
 */
public record Formula(
    Operator operator, String text, Place place, Optional<Term> term, List<Formula> parts) {
  public Formula {
    parts = List.copyOf(parts);
  }

  /** How the value follows from those of the parts. */
  public enum Operator {
    /** By what it reads: it has no parts. */
    VALUE,
    /** A name that stands for its only part. */
    DEFINITION,
    NOT,
    AND,
    OR,
    IMPLIES,
    ALWAYS,
    NEVER,
    EVENTUALLY,
    ALWAYS_EVENTUALLY,
    EVENTUALLY_ALWAYS,
    LEADS_TO,
    /** Whenever the first part holds it goes on holding until the second does, which comes. */
    STAYS_UNTIL,
    UNTIL,
    WEAK_UNTIL,
    RELEASES,
    /** Speaks of what can still be reached: its part is looked at where the run ends. */
    AT_END,
    /** The scopes: markers first, the formula that they bound last. */
    AFTER,
    BEFORE,
    BETWEEN,
    WHILE
  }

  Formula first() {
    return parts.getFirst();
  }

  Formula last() {
    return parts.getLast();
  }
}
