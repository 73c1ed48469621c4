package dev.defib.checker.reference;

import dev.defib.checker.ir.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Walks through terms. */
final class TermParts {
  private TermParts() {}

  static List<Term> children(Term term) {
    return switch (term) {
      case Term.Constant _,
          Term.Read _,
          Term.Chosen _,
          Term.Local _,
          Term.Bound _,
          Term.Happened _ ->
          List.of();
      case Term.ReadAt read -> List.of(read.index());
      case Term.Not not -> List.of(not.operand());
      case Term.And and -> and.operands();
      case Term.Or or -> or.operands();
      case Term.Equal equal -> List.of(equal.left(), equal.right());
      case Term.Less less -> List.of(less.left(), less.right());
      case Term.Arithmetic sum -> List.of(sum.left(), sum.right());
      case Term.Overflows overflows -> List.of(overflows.left(), overflows.right());
      case Term.IfThenElse choice -> List.of(choice.condition(), choice.then(), choice.otherwise());
      case Term.Exists exists -> List.of(exists.body());
    };
  }

  /** Visits the term and all its parts, the term first. */
  static void walk(Term term, Consumer<Term> visitor) {
    visitor.accept(term);
    for (Term child : children(term)) {
      walk(child, visitor);
    }
  }

  /** The operands of a conjunction, nested ones too. */
  static List<Term> conjuncts(Term term) {
    List<Term> conjuncts = new ArrayList<>();
    collectConjuncts(term, conjuncts);
    return conjuncts;
  }

  private static void collectConjuncts(Term term, List<Term> conjuncts) {
    if (term instanceof Term.And and) {
      and.operands().forEach(operand -> collectConjuncts(operand, conjuncts));
    } else {
      conjuncts.add(term);
    }
  }

  /** The events that a term asks for. */
  static BitSet events(Iterable<Term> terms) {
    BitSet events = new BitSet();
    for (Term term : terms) {
      walk(
          term,
          part -> {
            if (part instanceof Term.Happened happened) {
              events.set(happened.event());
            }
          });
    }
    return events;
  }
}
