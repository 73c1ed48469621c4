package dev.defib.checker.engine;

import dev.defib.checker.invariant.Clause;
import java.util.List;
import java.util.Optional;

/** What became of a question. */
public sealed interface Verdict {
  /**
   * The property holds.
   *
   * @param trace for {@code possible P}, the way to P
   */
  record Holds(Evidence evidence, Optional<Trace> trace) implements Verdict {}

  /**
   * The property does not hold.
   *
   * @param trace a run that violates the property, or the way into a trap from which a goal cannot
   *     be reached; absent only where the violation is that nothing reachable satisfies a goal
   * @param reason in words, what is wrong at the end of the trace (or in its loop)
   */
  record Violated(Evidence evidence, Optional<Trace> trace, String reason) implements Verdict {}

  /**
   * The property holds, but says nothing.
   *
   * @param reason as a clause: {@code crash(drv) never strikes}
   */
  record Vacuous(String reason) implements Verdict {}

  /**
   * The engine cannot tell.
   *
   * @param reason as a clause: {@code the state limit of 1000 was reached}
   */
  record Undecided(Cause cause, String reason) implements Verdict {}

  enum Cause {
    STATE_LIMIT,
    DEPTH_LIMIT,
    TIME_LIMIT,
    MEMORY_LIMIT,
    SYSTEM_ERRORS,
    INTERRUPTED,
    ENGINE
  }

  /** What a verdict rests on. */
  sealed interface Evidence {
    /** All reachable states were seen. */
    record Exhaustive() implements Evidence {}

    /** A finite run. */
    record Finite() implements Evidence {}

    /** An infinite run: stem and loop. */
    record Lasso() implements Evidence {}

    /**
     * No run of up to {@code k} steps refutes what is asked, or has an error, and no {@code k}
     * steps in a row through different states lead to where that is so.
     */
    record Inductive(int k) implements Evidence {}

    /**
     * As {@link Inductive}, but said of the system together with monitors, which run along and
     * remember what a single state does not tell.
     */
    record Monitored(int k) implements Evidence {}

    /**
     * Together with the variables' types the clauses are true initially, kept by every step, and
     * imply what is asked and the absence of errors.
     */
    record Invariant(List<Clause> clauses) implements Evidence {
      public Invariant {
        clauses = List.copyOf(clauses);
      }
    }
  }
}
