package dev.defib.checker.graph;

import dev.defib.checker.engine.Verdict;

/** Ends a search that may not go on; it becomes {@link Verdict.Undecided} where it is caught. */
public final class LimitReached extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Verdict.Cause cause;

  public LimitReached(Verdict.Cause cause, String reason) {
    super(reason, null, false, false);
    this.cause = cause;
  }

  public Verdict.Undecided verdict() {
    return new Verdict.Undecided(cause, String.valueOf(getMessage()));
  }
}
