package dev.defib.checker.sat.solve;

/**
 * Decides whether clauses can be satisfied, again and again as clauses are added.
 *
 * <p>A literal is twice its variable, plus 1 if negated; variables are numbered from 0. One thread
 * at a time may use a solver.
 */
public interface SatSolver {
  /** A new variable. */
  int newVariable();

  /** Demands that one of the literals be true. */
  void addClause(int... literals);

  /**
   * Whether all clauses and all assumptions can be true at once.
   *
   * @throws InterruptedException if the interrupt that the solver was made with says so
   */
  boolean solve(int... assumptions) throws InterruptedException;

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
