package dev.defib.checker.graph;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Verdict;

/** Looks at the clock, and whether the thread was interrupted, while a search runs. */
public final class Watch {
  private static final int CALLS_PER_LOOK = 1 << 12;

  private final long start = System.nanoTime();
  private final long nanosMax;
  private final Thread owner = Thread.currentThread();
  private int calls;

  public Watch(Budget budget) {
    this.nanosMax = budget.nanosMax();
  }

  /** To be called once per node or so; costs next to nothing. */
  public void poll() throws InterruptedException {
    if (++calls >= CALLS_PER_LOOK) {
      look();
    }
  }

  public void look() throws InterruptedException {
    calls = 0;
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (isLate()) {
      throw new LimitReached(Verdict.Cause.TIME_LIMIT, "the time limit was reached");
    }
  }

  private boolean isLate() {
    return System.nanoTime() - start > nanosMax;
  }

  /** What {@link #look} objects to, for those who cannot let an interruption through. */
  public LimitReached objection() {
    return owner.isInterrupted()
        ? new LimitReached(Verdict.Cause.INTERRUPTED, "interrupted")
        : new LimitReached(Verdict.Cause.TIME_LIMIT, "the time limit was reached");
  }

  /** Whether {@link #look} would object; may be asked by any thread. */
  public boolean isOver() {
    return isLate() || owner.isInterrupted();
  }
}
