package dev.defib.dsl.format;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.QualifiedName;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes specs of random expressions, of which most mean nothing but all can be written. */
final class RandomExpr {
  private static final List<Expr.Quantifier> QUANTIFIERS = List.of(Expr.Quantifier.values());

  private static final Source NO_TEXT = new Source("random", "");
  private static final Span NOWHERE = new Span(NO_TEXT, 0, 0);
  private static final List<String> NAMES = List.of("a", "b", "U", "rest", "queue_");

  private final Random random;
  private final boolean ltl;

  private RandomExpr(Random random, boolean ltl) {
    this.random = random;
    this.ltl = ltl;
  }

  static SourceFile spec(Random random) {
    RandomExpr exprs = new RandomExpr(random, random.nextBoolean());
    Form form =
        exprs.ltl
            ? new Form.Ltl(exprs.expr(5), NOWHERE)
            : new Form.Between(
                exprs.expr(4), exprs.expr(4), new Form.Never(exprs.expr(3), NOWHERE), NOWHERE);
    Spec.Check check =
        new Spec.Check(
            identifier("c"),
            Optional.empty(),
            List.of(),
            Optional.of(form),
            Optional.empty(),
            Optional.empty(),
            NOWHERE);
    Spec spec =
        new Spec(
            new QualifiedName(List.of(identifier("s")), NOWHERE),
            new QualifiedName(List.of(identifier("m"), identifier("S")), NOWHERE),
            List.of(),
            List.of(new Spec.SpecItem.CheckItem(check, NOWHERE)),
            NOWHERE);
    return new SourceFile(NO_TEXT, Optional.empty(), Optional.empty(), List.of(spec));
  }

  private Expr expr(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(12)) {
      case 0 -> new Expr.Select(expr(depth - 1), name(), NOWHERE);
      case 1 -> new Expr.Index(expr(depth - 1), expr(depth - 1), NOWHERE);
      case 2 -> new Expr.Call(identifier("f"), List.of(expr(depth - 1), leaf()), NOWHERE);
      case 3 -> new Expr.Unary(Expr.UnaryOp.NEGATE, expr(depth - 1), NOWHERE);
      case 4 -> new Expr.Unary(Expr.UnaryOp.NOT, expr(depth - 1), NOWHERE);
      case 5 ->
          new Expr.Quantified(
              QUANTIFIERS.get(random.nextInt(QUANTIFIERS.size())),
              name(),
              expr(depth - 1),
              random.nextBoolean() ? Optional.empty() : Optional.of(expr(depth - 1)),
              expr(depth - 1),
              NOWHERE);
      case 6 -> new Expr.Conditional(expr(depth - 1), expr(depth - 1), expr(depth - 1), NOWHERE);
      case 7 -> new Expr.Sent(expr(depth - 1), name(), NOWHERE);
      default -> binary(depth);
    };
  }

  private Expr binary(int depth) {
    List<Expr.BinaryOp> ops = List.of(Expr.BinaryOp.values());
    Expr.BinaryOp op = ops.get(random.nextInt(ops.size()));
    Expr left = expr(depth - 1);
    return isTemporal(op) && !ltl ? left : new Expr.Binary(op, left, expr(depth - 1), NOWHERE);
  }

  private static boolean isTemporal(Expr.BinaryOp op) {
    return op.precedence() == Expr.BinaryOp.UNTIL.precedence();
  }

  private Expr leaf() {
    Expr name = new Expr.Name(name().text(), NOWHERE);
    return switch (random.nextInt(9)) {
      case 0 -> new Expr.Numeral(random.nextInt(10), NOWHERE);
      case 1 -> new Expr.Truth(random.nextBoolean(), NOWHERE);
      case 2 -> new Expr.Self(NOWHERE);
      case 3 -> new Expr.AnyOf(MachineKind.DRIVER, NOWHERE);
      case 4 -> new Expr.SetOf(List.of(name, name), NOWHERE);
      case 5 -> new Expr.Raised(new Expr.Select(name, name(), NOWHERE), NOWHERE);
      case 6 -> new Expr.Every(name, NOWHERE);
      default -> name;
    };
  }

  private Identifier name() {
    return identifier(NAMES.get(random.nextInt(NAMES.size())));
  }

  private static Identifier identifier(String text) {
    return new Identifier(text, NOWHERE);
  }
}
