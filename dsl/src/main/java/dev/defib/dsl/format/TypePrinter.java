package dev.defib.dsl.format;

import dev.defib.dsl.ast.Declaration.Parameter;
import dev.defib.dsl.ast.Initializer;
import dev.defib.dsl.ast.ParameterType;
import dev.defib.dsl.ast.TypeExpr;
import java.util.List;
import java.util.Optional;

/** Prints types, parameters, and what stands behind the name of a variable. */
final class TypePrinter {
  private final Comments comments;
  private final Items items;
  private final ExprPrinter expressions;

  TypePrinter(Comments comments, Items items, ExprPrinter expressions) {
    this.comments = comments;
    this.items = items;
    this.expressions = expressions;
  }

  Doc print(TypeExpr type) {
    return Doc.of(
        comments.inline(type.span().start()),
        switch (type) {
          case TypeExpr.Bool _ -> Doc.text("bool");
          case TypeExpr.Int _ -> Doc.text("int");
          case TypeExpr.Range range ->
              Doc.of(expressions.print(range.low()), "..", expressions.print(range.high()));
          case TypeExpr.Named named -> Doc.text(named.name().text());
          case TypeExpr.Array array ->
              Doc.of(element(array.element()), "[", expressions.print(array.length()), "]");
        });
  }

  private Doc element(TypeExpr element) {
    return switch (element) {
      case TypeExpr.Bool _, TypeExpr.Int _, TypeExpr.Named _ -> print(element);
      case TypeExpr.Range _, TypeExpr.Array _ -> Doc.of("(", print(element), ")");
    };
  }

  /** {@code : type = initial}, as far as there. */
  Doc declared(Optional<TypeExpr> type, Optional<Initializer> initial) {
    return Doc.of(
        type.map(given -> Doc.of(": ", print(given))).orElse(Doc.NOTHING),
        initial.map(given -> Doc.of(" = ", initializer(given))).orElse(Doc.NOTHING));
  }

  Doc initializer(Initializer initializer) {
    Doc inline = comments.inline(initializer.span().start());
    return switch (initializer) {
      case Initializer.Value(var value, var _) -> Doc.of(inline, expressions.print(value));
      case Initializer.Any(var low, var high, var _) ->
          Doc.of(inline, "any", expressions.print(" ", low), expressions.print("..", high));
    };
  }

  /** Parameters in parentheses, or nothing if there are none. */
  Doc parameters(List<Parameter> parameters) {
    return parameters.isEmpty()
        ? Doc.NOTHING
        : items.enclosed("(", Doc.SOFT_LINE, parameters, Parameter::span, this::parameter, ")");
  }

  private Doc parameter(Parameter parameter) {
    return Doc.of(
        comments.inline(parameter.span().start()),
        parameter.name().text(),
        ": ",
        parameterType(parameter.type()),
        expressions.print(" = ", parameter.initial()));
  }

  private Doc parameterType(ParameterType type) {
    return switch (type) {
      case ParameterType.QueueOf(var messages, boolean group, var _) ->
          Doc.text("queue of " + messages.text() + brackets(group));
      case ParameterType.Lock(boolean group, var _) -> Doc.text("lock" + brackets(group));
      case ParameterType.OfKind(var kind, boolean group, var _) ->
          Doc.text(kind.word() + brackets(group));
      case ParameterType.GroupOf(var machine, var _) -> Doc.text(machine.text() + "[]");
      case ParameterType.Writable(var written, var _) -> Doc.of("var ", print(written));
      case ParameterType.Plain(var written, var _) -> print(written);
    };
  }

  private static String brackets(boolean group) {
    return group ? "[]" : "";
  }
}
