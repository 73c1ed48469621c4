package dev.defib.checker.sat.monitor;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Obligation;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.ErrorEnds;
import java.util.List;

/** States in which, faults apart, nothing more can happen; as terms over the state. */
public final class DeadEnds {
  private DeadEnds() {}

  /** The obligation's machine waits, and no step changes anything, or frees it. */
  public static Term of(TransitionSystem system, Obligation obligation) {
    return Terms.and(
        obligation.waits(),
        noErrorOrStep(system, action -> Terms.or(changes(action), frees(action, obligation))));
  }

  /** No tick is enabled, and no step changes anything. */
  public static Term ofTime(TransitionSystem system) {
    return noErrorOrStep(
        system, action -> action.kind() == Action.Kind.TICK ? Term.TRUE : changes(action));
  }

  /** No tick is enabled, nor a step that must be taken. */
  public static Term unlessLazy(TransitionSystem system) {
    return noErrorOrStep(
        system,
        action -> Terms.bool(action.kind() == Action.Kind.TICK || Enabledness.isOwed(action)));
  }

  /** What of an action counts as a step. */
  @FunctionalInterface
  private interface Counting {
    /** Over the state and the action's choices and locals. */
    Term counts(Action action);
  }

  /** The run has not ended in an error, and no step is enabled that counts. */
  private static Term noErrorOrStep(TransitionSystem system, Counting counting) {
    List<Term> steps =
        system.actions().stream()
            .filter(action -> action.kind() != Action.Kind.FAULT)
            .map(action -> Enabledness.of(action, counting.counts(action)))
            .toList();
    return Terms.and(Terms.not(ErrorEnds.any(system)), Terms.not(Terms.or(steps)));
  }

  private static Term changes(Action action) {
    return Terms.or(
        action.updates().stream()
            .map(
                update ->
                    Terms.not(
                        Terms.equal(
                            update.value(), Terms.read(update.variable(), update.element()))))
            .toList());
  }

  /** Whether the machine takes part in the step, or dies in it. */
  private static Term frees(Action action, Obligation obligation) {
    if (obligation.steps().contains(action.index())) {
      return Term.TRUE;
    }
    return Terms.or(
        action.events().stream()
            .filter(emission -> emission.event() == obligation.death())
            .map(Action.Emission::condition)
            .toList());
  }
}
