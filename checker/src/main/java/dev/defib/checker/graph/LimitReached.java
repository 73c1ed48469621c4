package dev.defib.checker.graph;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Verdict;

/** Ends a search that may not go on; it becomes {@link Verdict.Undecided} where it is caught. */
public final class LimitReached extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Verdict.Cause cause;

  public LimitReached(Verdict.Cause cause, String reason) {
    super(reason, null, false, false);
    this.cause = cause;
  }

  /** There are as many states as the budget allows, and more. */
  public static LimitReached ofStates(Budget budget) {
    return new LimitReached(
        Verdict.Cause.STATE_LIMIT, "the state limit of " + budget.statesMax() + " was reached");
  }

  /** There are states further away, in steps, than is allowed. */
  public static LimitReached ofDepth(int depthMax) {
    return new LimitReached(
        Verdict.Cause.DEPTH_LIMIT, "the depth limit of " + depthMax + " was reached");
  }

  /** The search takes more memory than the budget allows. */
  public static LimitReached ofMemory(Budget budget) {
    return new LimitReached(
        Verdict.Cause.MEMORY_LIMIT, "the memory limit of " + budget.memory() + " was reached");
  }

  /** The virtual machine has no more memory to give. */
  public static LimitReached outOfMemory() {
    return new LimitReached(Verdict.Cause.MEMORY_LIMIT, "the memory of the process ran out");
  }

  public Verdict.Undecided verdict() {
    return new Verdict.Undecided(cause, String.valueOf(getMessage()));
  }
}
