package dev.defib.checker.lower;

import dev.defib.checker.explain.Formula;
import dev.defib.checker.explain.Formula.Operator;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.dsl.ast.Definition;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The forms of checks as formulas whose parts can be looked at, in the words of the spec. Terms are
 * those that {@link Forms} made of the same expressions.
 */
final class Readings {
  private final Expressions expressions;

  Readings(Expressions expressions) {
    this.expressions = expressions;
  }

  /** The form as a formula; empty for one that has no formula in it, or none that can be read. */
  Optional<Formula> of(Form form) {
    try {
      return form(form);
    } catch (Problems.Abandoned _) {
      return Optional.empty();
    }
  }

  private Optional<Formula> form(Form form) {
    return switch (form) {
      case Form.Always(Expr p, Span span) -> over(Operator.ALWAYS, span, p);
      case Form.Never(Expr p, Span span) -> over(Operator.NEVER, span, p);
      case Form.Possible(Expr p, Span span) -> over(Operator.EVENTUALLY, span, p);
      case Form.AlwaysPossible(Expr p, Span span) -> over(Operator.AT_END, span, p);
      case Form.AlwaysEventually(Expr p, Span span) -> over(Operator.ALWAYS_EVENTUALLY, span, p);
      case Form.EventuallyAlways(Expr p, Span span) -> over(Operator.EVENTUALLY_ALWAYS, span, p);
      case Form.Eventually(Expr p, Optional<Expr> _, Span span) ->
          over(Operator.EVENTUALLY, span, p);
      case Form.LeadsTo(Expr p, Expr q, Optional<Expr> _, Span span) ->
          over(Operator.LEADS_TO, span, p, q);
      case Form.Measure measure ->
          over(Operator.LEADS_TO, measure.span(), measure.from(), measure.to());
      case Form.StaysUntil(Expr p, Expr q, Span span) -> over(Operator.STAYS_UNTIL, span, p, q);
      case Form.After(Expr p, Form inner, Span span) -> scoped(Operator.AFTER, span, inner, p);
      case Form.Before(Expr p, Form inner, Span span) -> scoped(Operator.BEFORE, span, inner, p);
      case Form.Between(Expr opening, Expr closing, Form inner, Span span) ->
          scoped(Operator.BETWEEN, span, inner, opening, closing);
      case Form.While(Expr p, Form inner, Span span) -> scoped(Operator.WHILE, span, inner, p);
      case Form.Recovery recovery -> over(Operator.AT_END, recovery.span(), recovery.usable());
      case Form.Ltl(Expr formula, Span _) -> Optional.of(temporal(formula));
      case Form.NoFalseAlarm _, Form.NoMissedHang _, Form.BuiltInCheck _ -> Optional.empty();
    };
  }

  private Optional<Formula> over(Operator operator, Span span, Expr... parts) {
    List<Formula> read = new ArrayList<>();
    for (Expr part : parts) {
      read.add(state(part, context(), ""));
    }
    return Optional.of(formula(operator, "", span, Optional.empty(), read));
  }

  private Optional<Formula> scoped(Operator operator, Span span, Form inner, Expr... markers) {
    return form(inner)
        .map(
            formula -> {
              List<Formula> parts = new ArrayList<>();
              for (Expr marker : markers) {
                parts.add(state(marker, context(), ""));
              }
              parts.add(formula);
              return formula(operator, "", span, Optional.empty(), parts);
            });
  }

  // ---- Temporal operators

  private Formula temporal(Expr expr) {
    if (!Formulas.isTemporal(expr)) {
      return state(expr, context(), "");
    }
    return switch (expr) {
      case Expr.Unary(Expr.UnaryOp op, Expr operand, Span span) ->
          formula(operator(op), "", span, Optional.empty(), List.of(temporal(operand)));
      case Expr.Binary(Expr.BinaryOp op, Expr left, Expr right, Span span) ->
          formula(
              operator(op), "", span, Optional.empty(), List.of(temporal(left), temporal(right)));
      default -> state(expr, context(), "");
    };
  }

  private static Operator operator(Expr.UnaryOp op) {
    return switch (op) {
      case NOT -> Operator.NOT;
      case GLOBALLY -> Operator.ALWAYS;
      case FINALLY -> Operator.EVENTUALLY;
      case NEGATE -> Operator.VALUE;
    };
  }

  private static Operator operator(Expr.BinaryOp op) {
    return switch (op) {
      case AND -> Operator.AND;
      case OR -> Operator.OR;
      case IMPLIES -> Operator.IMPLIES;
      case UNTIL -> Operator.UNTIL;
      case WEAK_UNTIL -> Operator.WEAK_UNTIL;
      case RELEASES -> Operator.RELEASES;
      case MULTIPLY,
          DIVIDE,
          REMAINDER,
          ADD,
          SUBTRACT,
          SHIFT_LEFT,
          SHIFT_RIGHT,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          EQUAL,
          NOT_EQUAL ->
          Operator.VALUE;
    };
  }

  // ---- What is read in one state

  private static Context context() {
    return Context.omniscient(new Store()).withEvents(event -> new Term.Happened(event));
  }

  /**
   * @param lead what stands in front of the text, for a part of a quantifier
   */
  private Formula state(Expr expr, Context context, String lead) {
    Term term = expressions.value(expr, context).term();
    return switch (expr) {
      case Expr.Unary(Expr.UnaryOp op, Expr operand, Span span) when op == Expr.UnaryOp.NOT ->
          formula(
              operator(op), lead, span, Optional.of(term), List.of(state(operand, context, "")));
      case Expr.Binary(Expr.BinaryOp op, Expr left, Expr right, Span span)
          when operator(op) != Operator.VALUE ->
          formula(
              operator(op),
              lead,
              span,
              Optional.of(term),
              List.of(state(left, context, ""), state(right, context, "")));
      case Expr.Quantified quantified -> quantified(quantified, context, lead, term);
      case Expr.Name name -> named(name, context, lead, term);
      default -> formula(Operator.VALUE, lead, expr.span(), Optional.of(term), List.of());
    };
  }

  private Formula quantified(Expr.Quantified quantified, Context context, String lead, Term term) {
    Operator operator =
        switch (quantified.quantifier()) {
          case ALL -> Operator.AND;
          case SOME -> Operator.OR;
          case COUNT -> Operator.VALUE;
        };
    List<Formula> parts = new ArrayList<>();
    if (operator != Operator.VALUE) {
      for (Meaning item : expressions.domain(quantified, context)) {
        String binding = quantified.name() + " = " + name(item, quantified.domain()) + ": ";
        Context inside = context.bind(quantified.name(), item);
        parts.add(state(quantified.body(), inside, binding));
      }
    }
    return formula(operator, lead, quantified.span(), Optional.of(term), parts);
  }

  private String name(Meaning item, Expr domain) {
    return item instanceof Meaning.Fixed(Term.Constant(var type, long value))
        ? type.show(value)
        : expressions.name(item, domain);
  }

  private Formula named(Expr.Name name, Context context, String lead, Term term) {
    List<Places.Option> options = expressions.places().resolve(name, context).options();
    if (options.size() == 1
        && options.getFirst().meaning() instanceof Meaning.OfDefinition(Definition definition)) {
      return formula(
          Operator.DEFINITION,
          lead,
          name.span(),
          Optional.of(term),
          List.of(state(definition.value(), context, "")));
    }
    return formula(Operator.VALUE, lead, name.span(), Optional.of(term), List.of());
  }

  private static Formula formula(
      Operator operator, String lead, Span span, Optional<Term> term, List<Formula> parts) {
    boolean constant = term.filter(Readings::isDecided).isPresent();
    String text = lead + span.text().replaceAll("\\s+", " ").strip();
    return new Formula(operator, text, World.place(span), term, constant ? List.of() : parts);
  }

  /** What has one value everywhere needs no parts to explain it. */
  private static boolean isDecided(Term term) {
    return Terms.isTrue(term) || Terms.isFalse(term);
  }
}
