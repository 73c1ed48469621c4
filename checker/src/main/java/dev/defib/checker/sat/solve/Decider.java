package dev.defib.checker.sat.solve;

/**
 * Decides whether clauses can be satisfied.
 *
 * <p>A literal is twice its variable, plus 1 if negated; variables are numbered from 0. One thread
 * at a time may use it.
 */
public interface Decider {
  /** A new variable. */
  int newVariable();

  /** Demands that one of the literals be true. */
  void addClause(int... literals);

  /**
   * Whether all clauses and all assumptions can be true at once.
   *
   * @throws InterruptedException if the interrupt that it was made with says so
   * @throws SolverFailedException if it comes to no answer
   */
  boolean solve(int... assumptions) throws InterruptedException;
}
