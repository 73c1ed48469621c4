package dev.defib.checker.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Walks through terms. */
public final class TermParts {
  private TermParts() {}

  /** Visits the term and all its parts, the term first. */
  public static void walk(Term term, Consumer<Term> visitor) {
    visitor.accept(term);
    for (Term child : Terms.children(term)) {
      walk(child, visitor);
    }
  }

  /** The operands of a conjunction, nested ones too. */
  public static List<Term> conjuncts(Term term) {
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
  public static BitSet events(Iterable<Term> terms) {
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
