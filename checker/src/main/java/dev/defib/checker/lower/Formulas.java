package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.property.Ltl;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.source.Span;
import java.util.function.Function;

/** From the expression of an `ltl` check to a formula; what has no temporal operator is an atom. */
final class Formulas {
  private final Function<Expr, Term> atom;

  Formulas(Function<Expr, Term> atom) {
    this.atom = atom;
  }

  Ltl formula(Expr expr) {
    if (!isTemporal(expr)) {
      return new Ltl.Atom(atom.apply(expr));
    }
    return switch (expr) {
      case Expr.Unary(Expr.UnaryOp op, Expr operand, Span _) ->
          switch (op) {
            case NOT -> new Ltl.Not(formula(operand));
            case GLOBALLY -> Ltl.always(formula(operand));
            case FINALLY -> Ltl.eventually(formula(operand));
            case NEGATE -> new Ltl.Atom(atom.apply(expr));
          };
      case Expr.Binary(Expr.BinaryOp op, Expr left, Expr right, Span _) ->
          switch (op) {
            case AND -> new Ltl.And(formula(left), formula(right));
            case OR -> new Ltl.Or(formula(left), formula(right));
            case IMPLIES -> Ltl.implies(formula(left), formula(right));
            case UNTIL -> new Ltl.Until(formula(left), formula(right));
            case WEAK_UNTIL -> Ltl.weakUntil(formula(left), formula(right));
            case RELEASES -> new Ltl.Release(formula(left), formula(right));
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
                new Ltl.Atom(atom.apply(expr));
          };
      default -> new Ltl.Atom(atom.apply(expr));
    };
  }

  /** Whether a temporal operator stands somewhere under boolean ones. */
  static boolean isTemporal(Expr expr) {
    return switch (expr) {
      case Expr.Unary(Expr.UnaryOp op, Expr operand, Span _) ->
          op == Expr.UnaryOp.GLOBALLY
              || op == Expr.UnaryOp.FINALLY
              || (op == Expr.UnaryOp.NOT && isTemporal(operand));
      case Expr.Binary(Expr.BinaryOp op, Expr left, Expr right, Span _) ->
          switch (op) {
            case UNTIL, WEAK_UNTIL, RELEASES -> true;
            case AND, OR, IMPLIES -> isTemporal(left) || isTemporal(right);
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
                false;
          };
      default -> false;
    };
  }
}
