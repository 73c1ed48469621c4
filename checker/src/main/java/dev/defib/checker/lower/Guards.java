package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the guards of transitions mean, {@code otherwise} by those of the others. */
final class Guards {
  private final Expressions expressions;

  Guards(Expressions expressions) {
    this.expressions = expressions;
  }

  /**
   * The rule's own condition.
   *
   * @param bind gives, for a transition with the same trigger, the context of its condition
   * @param own the rule's own context
   */
  Value value(Rule rule, Function<Transition, Context> bind, Context own) {
    return switch (rule.transition().guard()) {
      case Transition.Guard.None() -> Value.of(Term.TRUE);
      case Transition.Guard.When(var condition, Span _) -> expressions.value(condition, own);
      case Transition.Guard.Otherwise _ -> Value.of(Terms.not(Terms.or(others(rule, bind))));
    };
  }

  private List<Term> others(Rule rule, Function<Transition, Context> bind) {
    List<Term> others = new ArrayList<>();
    for (Transition sibling : Rules.siblings(rule)) {
      switch (sibling.guard()) {
        case Transition.Guard.None() -> others.add(Term.TRUE);
        case Transition.Guard.When(var condition, Span _) ->
            others.add(expressions.value(condition, bind.apply(sibling)).holds());
        case Transition.Guard.Otherwise _ -> {}
      }
    }
    return others;
  }
}
