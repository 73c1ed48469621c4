package dev.defib.checker.sat.monitor;

import dev.defib.checker.engine.Verdict;
import dev.defib.checker.graph.LimitReached;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Fairness;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * Demands of a loop that it is fair. Of each strong assumption the loop chooses when it begins
 * whether the step is never enabled in it, or taken.
 */
final class FairnessMemory {
  private final Round round;
  private final List<Weak> weak = new ArrayList<>();
  private final List<Strong> strong = new ArrayList<>();

  /**
   * @param met a step was taken, or not enabled in some state
   */
  private record Weak(Fairness fairness, Variable met) {}

  /**
   * @param never the loop has chosen that no step is ever enabled
   * @param taken a step was taken
   */
  private record Strong(Fairness fairness, Term never, Variable taken) {}

  /**
   * Demands it of the loops that begin with a step.
   *
   * @param begin the step with which loops begin
   */
  FairnessMemory(Extension extension, Extension.Step begin, Round round) {
    this.round = round;
    List<Fairness> assumptions = extension.original().fairness();
    if (!TermParts.events(assumptions.stream().map(Fairness::enabled).toList()).isEmpty()) {
      throw new LimitReached(
          Verdict.Cause.ENGINE, "a fairness assumption asks for events, not for states");
    }
    for (Fairness fairness : assumptions) {
      String name = fairness.name();
      if (fairness.strong()) {
        Term never = extension.chosenIn(begin, "never: " + name);
        strong.add(new Strong(fairness, never, round.demand("taken: " + name, never)));
      } else {
        weak.add(new Weak(fairness, round.demand("met: " + name, Term.FALSE)));
      }
    }
    extension.ofOriginal().forEach(this::note);
  }

  /** Notes what the step, from the present state, does for fairness. */
  void note(Extension.Step step) {
    for (Weak one : weak) {
      Term disabled = Terms.not(one.fairness().enabled());
      round.raise(step, one.met(), Terms.or(disabled, isTaken(one.fairness(), step)));
    }
    for (Strong one : strong) {
      round.forbid(step, Terms.and(one.never(), one.fairness().enabled()));
      round.raise(step, one.taken(), isTaken(one.fairness(), step));
    }
  }

  /** Whether the step is one that fairness asks for, by what was chosen. */
  private static Term isTaken(Fairness fairness, Extension.Step step) {
    Action action = step.original();
    return Terms.or(
        fairness.steps().stream()
            .filter(taken -> taken.action() == action.index())
            .map(taken -> isChosen(taken.resolution(), action))
            .toList());
  }

  private static Term isChosen(List<Long> resolution, Action action) {
    List<Term> equal = new ArrayList<>();
    for (int i = 0; i < resolution.size(); i++) {
      Term chosen = new Term.Chosen(i, action.choices().get(i).type());
      equal.add(Terms.equal(chosen, resolution.get(i)));
    }
    return Terms.and(equal);
  }
}
