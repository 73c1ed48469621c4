package dev.defib.checker.property;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a transition system.
 *
 * <p>Terms are over the state and over {@link Term.Happened}: events are true in the state that the
 * step reached, and false initially. Runs are maximal; one that ends repeats its last state for
 * ever (with no event). "Fair" is with respect to the system's fairness and, for timed systems, the
 * divergence of time: infinitely many ticks, or from some point on only steps that are neither
 * lazy, nor faults, nor ticks.
 */
public sealed interface Property {

  /** Settled by a single finite run to its goal, whatever else the system does. */
  sealed interface OfOneRun extends Property {
    /**
     * What settles the property at its first occurrence in a state (or step): a violation, except
     * for {@link Reachable}.
     */
    Term goal(TransitionSystem system);
  }

  /** Whether it speaks of fair runs alone, so that it says nothing of a system without any. */
  default boolean isAboutFairRuns() {
    return switch (this) {
      case Temporal _, BoundedResponse _, Measure _, Recovery _ -> true;
      case OfOneRun _, AlwaysReachable _, NoDeadlock _, TimeProgresses _ -> false;
    };
  }

  /** Whether who sees all states has figures to tell beside the verdict. */
  default boolean hasFigures() {
    return switch (this) {
      case BoundedResponse _, Measure _, Recovery _ -> true;
      case OfOneRun _, AlwaysReachable _, Temporal _, NoDeadlock _, TimeProgresses _ -> false;
    };
  }

  /** The invariant holds in every reachable state (and after every step). */
  record Invariant(Term invariant) implements OfOneRun {
    @Override
    public Term goal(TransitionSystem system) {
      return Terms.not(invariant);
    }
  }

  /** Some reachable state (or step) satisfies the goal. Here a trace is evidence that it holds. */
  record Reachable(Term goal) implements OfOneRun {
    @Override
    public Term goal(TransitionSystem system) {
      return goal;
    }
  }

  /**
   * From every reachable state in the scope the goal can be reached by steps and ticks, without a
   * fault (AG EF).
   */
  record AlwaysReachable(Term goal, Scope scope) implements Property {}

  /** Every fair run satisfies the formula. */
  record Temporal(Ltl formula) implements Property {}

  /**
   * Within the scope, no run (fair or not) has {@code ticks} + 1 ticks after {@code p} without
   * {@code q}, and on fair runs {@code q} comes at all. If {@code p} and {@code q} hold at once, no
   * time is needed.
   *
   * @param initially whether {@code p} counts only at the start of a run (or of the scope)
   */
  record BoundedResponse(Term p, Term q, long ticks, Scope scope, boolean initially)
      implements Property {}

  /**
   * A figure: how long it takes from {@code from} to {@code to}, the worst or the best of all runs.
   * If both hold at once, it takes no time. With a bound it is a claim: the worst as {@link
   * BoundedResponse} says it of ticks, the best that some run takes no longer.
   *
   * @param steps whether steps of machines are counted, neither ticks nor faults; ticks otherwise
   * @param best whether the bound is on the shortest way
   */
  record Measure(Term from, Term to, boolean steps, boolean best, Optional<Long> bound)
      implements Property {}

  /**
   * The recovery sentence. From a strike on, no run has {@code ticks} + 1 ticks with {@code usable}
   * false throughout and no further strike among them: a stretch begins at the strike if usable
   * does not hold just after it, otherwise wherever it is lost later. And on every fair run with
   * finitely many strikes usable holds infinitely often.
   *
   * @param strikes the actions (indices) that are strikes of this sentence's faults
   * @param otherFaults the actions that are strikes of other faults
   */
  record Recovery(
      Term usable, List<Integer> strikes, List<Integer> otherFaults, Optional<Long> ticks)
      implements Property {
    public Recovery {
      strikes = List.copyOf(strikes);
      otherFaults = List.copyOf(otherFaults);
    }
  }

  /** Every obligation of the system is met: see {@link dev.defib.checker.ir.Obligation}. */
  record NoDeadlock() implements Property {}

  /**
   * In a timed system: no reachable loop without a tick, a lazy step or a fault, and from every
   * reachable state a tick can be reached without a fault. An untimed system satisfies it.
   */
  record TimeProgresses() implements Property {}

  /** No run ends in an error of this kind. */
  record NoError(TransitionSystem.ErrorKind kind) implements OfOneRun {
    @Override
    public Term goal(TransitionSystem system) {
      return ErrorEnds.of(system, kind);
    }
  }

  /** Where in a run a property applies; ends and openings as in LANGUAGE's scopes. */
  sealed interface Scope {
    record Everywhere() implements Scope {}

    /** From the first state with {@code p} on, that state included. */
    record After(Term p) implements Scope {}

    /** Up to the first state with {@code p}, that state excluded; only where there is one. */
    record Before(Term p) implements Scope {}

    /**
     * Every closed segment from a state with {@code opening} (included) to one with {@code
     * closing}.
     */
    record Between(Term opening, Term closing) implements Scope {}

    /** Every maximal segment of states with {@code p}. */
    record While(Term p) implements Scope {}
  }
}
