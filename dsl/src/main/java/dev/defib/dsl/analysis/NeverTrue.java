package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Expr.BinaryOp;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.TypeExpr;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Warns of guards that no values of the types make true. The usual one waits for a counter to pass
 * the bound at which it stops.
 */
final class NeverTrue {
  private final Program program;

  NeverTrue(Program program) {
    this.program = program;
  }

  /**
   * @param type what the guard can be, as far as the types tell
   */
  Optional<Diagnostic> check(Transition.Guard.When guard, Type.Bool type, Context c) {
    Optional<String> remedy =
        conjuncts(guard.condition()).flatMap(part -> remedy(part, c).stream()).findFirst();
    if (type.maybeTrue() && remedy.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
                Code.GUARD_NEVER_TRUE,
                "the guard `" + guard.condition().span().text() + "` is never true")
            .help(
                remedy.orElse("no value of the types allows it, so the transition is never taken"))
            .at(guard.condition().span(), "false for all values"));
  }

  private static Stream<Expr.Binary> conjuncts(Expr condition) {
    return switch (condition) {
      case Expr.Binary(var op, Expr left, Expr right, _) when op == BinaryOp.AND ->
          Stream.concat(conjuncts(left), conjuncts(right));
      case Expr.Binary comparison -> Stream.of(comparison);
      default -> Stream.empty();
    };
  }

  /** How to mend a comparison with a bound that its other side cannot pass. */
  private Optional<String> remedy(Expr.Binary comparison, Context c) {
    return switch (comparison.op()) {
      case GREATER -> greater(comparison.left(), comparison.right(), c);
      case LESS -> greater(comparison.right(), comparison.left(), c);
      default -> Optional.empty();
    };
  }

  private Optional<String> greater(Expr greater, Expr less, Context c) {
    if (isLast(greater, less, c)) {
      return Optional.of(remedy(greater, "most", less));
    }
    return isFirst(less, greater, c)
        ? Optional.of(remedy(less, "least", greater))
        : Optional.empty();
  }

  private static String remedy(Expr value, String side, Expr bound) {
    return "`%1$s` is at %2$s `%3$s`: write `%1$s == %3$s`, or give it a larger type"
        .formatted(value.span().text(), side, bound.span().text());
  }

  /** Whether the bound is the largest value that the other has. */
  private boolean isLast(Expr value, Expr bound, Context c) {
    return isNumber(bound, type(value, c).high(), c) || isNamedLast(value, bound);
  }

  /** Of {@code var n: 0..limit}: whether {@code limit} is meant. */
  private boolean isNamedLast(Expr value, Expr bound) {
    return value instanceof Expr.Name name
        && bound instanceof Expr.Name
        && program.facts.symbols.get(name) instanceof Symbol.OfVariable(Member.Variable variable)
        && variable.type().orElse(null) instanceof TypeExpr.Range(Expr _, Expr.Name last, _)
        && Objects.equals(program.facts.symbols.get(last), program.facts.symbols.get(bound));
  }

  private boolean isFirst(Expr value, Expr bound, Context c) {
    return isNumber(bound, type(value, c).low(), c);
  }

  private boolean isNumber(Expr e, long number, Context c) {
    return type(e, c).equals(new Type.Int(number, number)) && number != Type.INT.low();
  }

  private Type.Int type(Expr e, Context c) {
    return program.expressions.value(e, c) instanceof Type.Int number ? number : Type.INT;
  }
}
