package dev.defib.checker.explicit.code;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import java.util.List;

/** Something to look for while the states are enumerated. */
public sealed interface Probe {
  Term term();

  /** Hit by a state that satisfies the term, which asks for no events. */
  record OfState(Term term) implements Probe {}

  /**
   * Hit by a step into a state that satisfies the term.
   *
   * @param actions only steps by these count; empty if all do
   */
  record OfStep(List<Integer> actions, Term term) implements Probe {
    public OfStep {
      actions = List.copyOf(actions);
    }
  }

  /** A probe for a term that may ask for events. */
  static Probe of(Term term) {
    return TermParts.events(List.of(term)).isEmpty()
        ? new OfState(term)
        : new OfStep(List.of(), term);
  }
}
