package dev.defib.dsl.parse;

import static dev.defib.dsl.parse.Nodes.map;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.ParameterType;
import dev.defib.dsl.ast.TypeExpr;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.grammar.DefibParser;
import dev.defib.grammar.DefibParserBaseVisitor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds types and parameters. */
final class TypeBuilder {
  private final Nodes nodes;
  private final ExpressionBuilder expressions;
  private final BaseTypes baseTypes = new BaseTypes();
  private final ParameterTypes parameterTypes = new ParameterTypes();

  TypeBuilder(Nodes nodes, ExpressionBuilder expressions) {
    this.nodes = nodes;
    this.expressions = expressions;
  }

  TypeExpr type(DefibParser.TypeContext node) {
    TypeExpr base = baseTypes.visit(node.base);
    return node.length == null
        ? base
        : new TypeExpr.Array(base, expressions.expression(node.length), nodes.span(node));
  }

  Optional<TypeExpr> optional(DefibParser.@Nullable TypeContext node) {
    return Nodes.optional(node, this::type);
  }

  List<Declaration.Parameter> parameters(DefibParser.@Nullable ParametersContext node) {
    return node == null ? List.of() : map(node.items, this::parameter);
  }

  private Declaration.Parameter parameter(DefibParser.ParameterContext node) {
    return new Declaration.Parameter(
        nodes.identifier(node.name),
        parameterTypes.visit(node.parameterType()),
        expressions.optional(node.initial),
        nodes.span(node));
  }

  private final class BaseTypes extends DefibParserBaseVisitor<TypeExpr> {
    @Override
    public TypeExpr visitBoolType(DefibParser.BoolTypeContext node) {
      return new TypeExpr.Bool(nodes.span(node));
    }

    @Override
    public TypeExpr visitIntType(DefibParser.IntTypeContext node) {
      return new TypeExpr.Int(nodes.span(node));
    }

    @Override
    public TypeExpr visitRangeType(DefibParser.RangeTypeContext node) {
      Expr high = expressions.expression(node.high);
      if (high instanceof Expr.Index(Expr.Numeral bound, Expr _, var span)) {
        nodes.report(
            Diagnostic.of(Code.SYNTAX, "`" + span.text() + "` takes an element of a number")
                .help("for an array of ranges, write the range in parentheses: `(…)[n]`")
                .at(bound.span().to(span)));
      }
      return new TypeExpr.Range(expressions.expression(node.low), high, nodes.span(node));
    }

    @Override
    public TypeExpr visitNamedType(DefibParser.NamedTypeContext node) {
      return new TypeExpr.Named(nodes.qualified(node.qualifiedName()), nodes.span(node));
    }

    @Override
    public TypeExpr visitParenthesizedType(DefibParser.ParenthesizedTypeContext node) {
      return type(node.type());
    }
  }

  private final class ParameterTypes extends DefibParserBaseVisitor<ParameterType> {
    @Override
    public ParameterType visitQueueParameter(DefibParser.QueueParameterContext node) {
      return new ParameterType.QueueOf(
          nodes.qualified(node.messageType), node.group != null, nodes.span(node));
    }

    @Override
    public ParameterType visitLockParameter(DefibParser.LockParameterContext node) {
      return new ParameterType.Lock(node.group != null, nodes.span(node));
    }

    @Override
    public ParameterType visitKindParameter(DefibParser.KindParameterContext node) {
      return new ParameterType.OfKind(
          ExpressionBuilder.kind(node.kind), node.group != null, nodes.span(node));
    }

    @Override
    public ParameterType visitWritableParameter(DefibParser.WritableParameterContext node) {
      return new ParameterType.Writable(type(node.type()), nodes.span(node));
    }

    @Override
    public ParameterType visitGroupParameter(DefibParser.GroupParameterContext node) {
      return new ParameterType.GroupOf(nodes.qualified(node.qualifiedName()), nodes.span(node));
    }

    @Override
    public ParameterType visitPlainParameter(DefibParser.PlainParameterContext node) {
      return new ParameterType.Plain(type(node.type()), nodes.span(node));
    }
  }
}
