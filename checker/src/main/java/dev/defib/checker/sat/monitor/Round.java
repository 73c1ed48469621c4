package dev.defib.checker.sat.monitor;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/** What a round of a loop must meet, as flags that its steps raise. */
final class Round {
  private final Extension extension;
  private final Term isLooping;
  private final List<Variable> flags = new ArrayList<>();
  private final List<Term> demands = new ArrayList<>();

  /**
   * Demands nothing so far.
   *
   * @param isLooping whether the loop has begun
   */
  Round(Extension extension, Term isLooping) {
    this.extension = extension;
    this.isLooping = isLooping;
  }

  /** A new flag that some step of each round must raise, unless it is {@code excused}. */
  Variable demand(String name, Term excused) {
    Variable flag = extension.remember(name, Type.BOOL);
    flags.add(flag);
    demands.add(Terms.or(excused, Terms.read(flag)));
    return flag;
  }

  /**
   * The step raises the flag if it is one of a loop and the condition holds in the state before.
   */
  void raise(Extension.Step step, Variable flag, Term condition) {
    if (!Terms.isFalse(condition)) {
      step.set(flag, Terms.or(Terms.read(flag), Terms.and(isLooping, condition)));
    }
  }

  /** The step is none of a loop while the condition holds in the state before. */
  void forbid(Extension.Step step, Term condition) {
    step.guard(Terms.not(Terms.and(isLooping, condition)));
  }

  /** Whether the round has met all that it must. */
  Term isComplete() {
    return Terms.and(demands);
  }

  /** With the step another round begins. */
  void reset(Extension.Step step) {
    flags.forEach(flag -> step.set(flag, Term.FALSE));
  }
}
