package dev.defib.checker.evidence.verify;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property;
import java.util.Optional;

/**
 * What must hold in every reachable state, with the events of the step into it, for a verdict to be
 * right.
 */
record Claim(String name, Term always) {
  /** No run ends in an error, without which no verdict about all runs stands. */
  static Claim noError(TransitionSystem system) {
    Term none = Term.TRUE;
    for (Variable variable : system.variables()) {
      if (variable.role() == Variable.Role.ERROR) {
        none = Terms.and(none, Terms.equal(Terms.read(variable), Terms.integer(0)));
      }
    }
    return new Claim("that no error ends a run", none);
  }

  /**
   * What a property that holds demands of all states; of one that is violated because nothing
   * reaches a goal, that the goal holds nowhere. Empty for what is no matter of single states.
   */
  static Optional<Claim> of(Property property, TransitionSystem system) {
    return property instanceof Property.OfOneRun settled
        ? Optional.of(new Claim("what is asked", Terms.not(settled.goal(system))))
        : Optional.empty();
  }

  boolean mentionsEvents() {
    return Terms.mentions(always, term -> term instanceof Term.Happened);
  }
}
