package dev.defib.checker.sat.prove;

/** A way to look for a target. */
@FunctionalInterface
public interface Prover {
  Outcome decide(Goal goal) throws InterruptedException;
}
