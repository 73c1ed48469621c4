package dev.defib.checker.sat.prove;

import dev.defib.checker.invariant.Clause;
import java.util.List;
import java.util.Optional;

/** A way to look for a target. */
@FunctionalInterface
public interface Prover {
  Outcome decide(Goal goal) throws InterruptedException;

  /**
   * The clauses that were found inductive so far, given that variables have values of their types:
   * what the proofs so far rest on. Empty if they rest on something else.
   */
  default Optional<List<Clause>> invariant() {
    return Optional.empty();
  }
}
