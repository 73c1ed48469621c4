package dev.defib.checker.sat.solve;

/** A decider that also says how, and that takes queries and clauses in turn. */
public interface SatSolver extends Decider {
  /**
   * Whether the literal is true in the assignment that the last call of {@link #solve} found. A
   * variable that does not matter has some value.
   */
  boolean isTrue(int literal);

  /**
   * Those of the assumptions of the last call of {@link #solve}, which found no assignment, that it
   * takes so that there is none: a subset, not always a least one.
   */
  int[] failed();

  /** Is asked now and then, while a solver works, whether it shall go on. */
  @FunctionalInterface
  interface Interrupt {
    /** Throws if the solver shall not go on; it remains usable. */
    void poll() throws InterruptedException;
  }
}
