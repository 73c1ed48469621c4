package dev.defib.checker.evidence.verify;

/** Tells whether formulas can be satisfied. */
@FunctionalInterface
public interface Solver {
  /**
   * Whether some assignment satisfies all clauses and makes some literals true.
   *
   * @throws UnavailableException if the solver does not say
   */
  boolean isSatisfiable(Cnf formula, int... literals)
      throws InterruptedException, UnavailableException;

  /** A solver gave no answer. */
  final class UnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    public UnavailableException(String why) {
      super(why);
      this.why = why;
    }

    /** The reason, as a clause. */
    public String why() {
      return why;
    }
  }
}
