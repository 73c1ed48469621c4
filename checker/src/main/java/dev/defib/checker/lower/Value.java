package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import java.util.List;

/** The meaning of an expression: a total term, and when reading it is an error. */
record Value(Term term, List<Flaw> flaws) {
  Value {
    flaws = List.copyOf(flaws);
  }

  static Value of(Term term) {
    return new Value(term, List.of());
  }

  /** True where the expression is true and nothing went wrong in reading it. */
  Term holds() {
    return Terms.and(Terms.not(Flaw.any(flaws)), term);
  }
}
