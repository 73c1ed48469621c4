package dev.defib.checker.invariant;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import java.util.List;

/** A disjunction: in every reachable state one of the literals is true. */
public record Clause(List<Literal> literals) {
  public Clause {
    literals = List.copyOf(literals);
  }

  /** The same as a term over the state. */
  public Term term() {
    return Terms.or(literals.stream().map(Literal::term).toList());
  }
}
