package dev.defib.checker.sat.solve;

/** A solver that is no part of Defib comes to no answer; the message says why, as a clause. */
public final class SolverFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SolverFailedException(String message) {
    super(message);
  }
}
