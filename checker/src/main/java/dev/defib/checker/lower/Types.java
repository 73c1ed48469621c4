package dev.defib.checker.lower;

import dev.defib.checker.ir.Type;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.TypeExpr;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.List;

/** The types of a system, once its parameters have values. */
final class Types {
  /** Why a machine died, as `on exit(m) as r` binds it. */
  static final Type.Enumeration EXIT_REASON =
      new Type.Enumeration("exit reason", List.of("normal", "failure", "killed", "crash"));

  static final long REASON_KILLED = 2;
  static final long REASON_CRASH = 3;

  private static final long SIZE_MAX = 1L << 31;

  private final World world;
  private final Expressions expressions;

  Types(World world, Expressions expressions) {
    this.world = world;
    this.expressions = expressions;
  }

  /** A declared type: of a scalar, or of an array's elements with the array's length. */
  record Shape(Type type, int length, boolean array) {}

  Type.Enumeration enumeration(Declaration.Enumeration declaration) {
    return new Type.Enumeration(
        declaration.name().text(), declaration.literals().stream().map(Identifier::text).toList());
  }

  Shape shape(TypeExpr type, Context context) {
    if (type instanceof TypeExpr.Array array) {
      return new Shape(
          scalar(array.element(), context), length(array.length(), context, "an array"), true);
    }
    return new Shape(scalar(type, context), 1, false);
  }

  Type scalar(TypeExpr type, Context context) {
    return switch (type) {
      case TypeExpr.Bool _ -> Type.BOOL;
      case TypeExpr.Int(Span span) ->
          throw world
              .problems()
              .fatal(
                  Diagnostic.of(
                          Code.TYPE_TOO_LARGE,
                          "`int` has no bounds, so it cannot be part of a state")
                      .help("say which values it takes, for example `0..7`")
                      .at(span));
      case TypeExpr.Range(var low, var high, Span span) -> {
        long least = expressions.constant(low, context);
        long greatest = expressions.constant(high, context);
        if (least > greatest) {
          throw world
              .problems()
              .fatal(Code.EMPTY_RANGE, "the range " + least + ".." + greatest + " is empty", span);
        }
        if (greatest - least < 0 || greatest - least >= SIZE_MAX) {
          throw world
              .problems()
              .fatal(
                  Code.TYPE_TOO_LARGE,
                  "the range "
                      + least
                      + ".."
                      + greatest
                      + " has more than 2^31 = "
                      + SIZE_MAX
                      + " values",
                  span);
        }
        yield new Type.Int(least, greatest);
      }
      case TypeExpr.Named(var name, Span span) ->
          world.analysis().declaration(name).orElse(null)
                  instanceof Declaration.Enumeration enumeration
              ? enumeration(enumeration)
              : fail(Code.NOT_A_TYPE, "`" + name + "` is no type of values", span);
      case TypeExpr.Array(var _, var _, Span span) ->
          fail(Code.NOT_A_TYPE, "an array of arrays is not possible", span);
    };
  }

  private Type fail(Code code, String headline, Span span) {
    throw world.problems().fatal(code, headline, span);
  }

  /** A constant length of at least 1. */
  int length(dev.defib.dsl.ast.Expr length, Context context, String what) {
    long value = expressions.constant(length, context);
    if (value < 1 || value > World.PARTS_MAX) {
      throw world
          .problems()
          .fatal(
              value < 1 ? Code.WRONG_SIZE : Code.TOO_MANY_MACHINES,
              value < 1
                  ? what + " needs at least one element, not " + value
                  : what + " of " + value + " elements is more than " + World.PARTS_MAX,
              length.span());
    }
    return (int) value;
  }
}
