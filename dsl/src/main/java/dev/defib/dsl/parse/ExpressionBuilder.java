package dev.defib.dsl.parse;

import static dev.defib.dsl.parse.Nodes.map;

import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.source.Span;
import dev.defib.grammar.DefibParser;
import dev.defib.grammar.DefibParserBaseVisitor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds expressions, the places and the arguments among them. */
final class ExpressionBuilder extends DefibParserBaseVisitor<Expr> {
  private final Nodes nodes;
  private int depth;
  private boolean tooDeep;

  ExpressionBuilder(Nodes nodes) {
    this.nodes = nodes;
  }

  /** A tree of the expression; one past {@link Limits#NESTING} is reported, and cut there. */
  Expr expression(DefibParser.ExpressionContext node) {
    if (depth >= Limits.NESTING) {
      reportTooDeep(nodes.span(node));
      return new Expr.Truth(false, nodes.span(node));
    }
    depth++;
    Expr built = visit(node);
    depth--;
    return built;
  }

  Optional<Expr> optional(DefibParser.@Nullable ExpressionContext node) {
    return Nodes.optional(node, this::expression);
  }

  List<Expr> expressions(List<DefibParser.ExpressionContext> items) {
    return map(items, this::expression);
  }

  Expr place(DefibParser.PlaceContext node) {
    Span first = nodes.span(node.first);
    Expr place = new Expr.Name(node.first.getText(), first);
    if (node.steps.size() >= Limits.NESTING) {
      reportTooDeep(nodes.span(node));
      return place;
    }
    for (DefibParser.PlaceStepContext step : node.steps) {
      Span span = first.to(nodes.span(step));
      place =
          step.name != null
              ? new Expr.Select(place, nodes.member(step.name), span)
              : new Expr.Index(place, expression(step.index), span);
    }
    return place;
  }

  List<Argument> arguments(DefibParser.@Nullable ArgumentsContext node) {
    return node == null ? List.of() : map(node.items, this::argument);
  }

  private Argument argument(DefibParser.ArgumentContext node) {
    Optional<Identifier> name = Nodes.optional(node.name, nodes::identifier);
    return new Argument(name, expression(node.value), nodes.span(node));
  }

  private void reportTooDeep(Span span) {
    if (!tooDeep) {
      tooDeep = true;
      nodes.report(Limits.tooDeep(span));
    }
  }

  @Override
  public Expr visitAtomExpression(DefibParser.AtomExpressionContext node) {
    return visit(node.atom());
  }

  @Override
  public Expr visitMemberExpression(DefibParser.MemberExpressionContext node) {
    Identifier member = nodes.member(node.member_());
    return new Expr.Select(expression(node.object), member, nodes.span(node));
  }

  @Override
  public Expr visitIndexExpression(DefibParser.IndexExpressionContext node) {
    Expr array = expression(node.array);
    return node.star != null
        ? new Expr.Every(array, nodes.span(node))
        : new Expr.Index(array, expression(node.index), nodes.span(node));
  }

  @Override
  public Expr visitSentExpression(DefibParser.SentExpressionContext node) {
    Identifier message = nodes.member(node.message);
    return new Expr.Sent(expression(node.queue), message, nodes.span(node));
  }

  @Override
  public Expr visitReceivedExpression(DefibParser.ReceivedExpressionContext node) {
    Identifier message = nodes.member(node.message);
    return new Expr.Received(expression(node.queue), message, nodes.span(node));
  }

  @Override
  public Expr visitUnaryExpression(DefibParser.UnaryExpressionContext node) {
    return new Expr.Unary(unary(node.op), expression(node.operand), nodes.span(node));
  }

  @Override
  public Expr visitBinaryExpression(DefibParser.BinaryExpressionContext node) {
    Expr left = expression(node.left);
    return new Expr.Binary(binary(node.op), left, expression(node.right), nodes.span(node));
  }

  @Override
  public Expr visitQuantifiedExpression(DefibParser.QuantifiedExpressionContext node) {
    return new Expr.Quantified(
        node.quantifier.getType() == DefibParser.ALL ? Expr.Quantifier.ALL : Expr.Quantifier.SOME,
        nodes.identifier(node.name),
        expression(node.domain),
        optional(node.high),
        expression(node.body),
        nodes.span(node));
  }

  @Override
  public Expr visitConditionalExpression(DefibParser.ConditionalExpressionContext node) {
    return new Expr.Conditional(
        expression(node.condition),
        expression(node.then),
        expression(node.otherwise),
        nodes.span(node));
  }

  @Override
  public Expr visitNumeral(DefibParser.NumeralContext node) {
    return new Expr.Numeral(Numerals.value(node.NUMERAL().getSymbol(), nodes), nodes.span(node));
  }

  @Override
  public Expr visitTruth(DefibParser.TruthContext node) {
    return new Expr.Truth(node.value.getType() == DefibParser.TRUE, nodes.span(node));
  }

  @Override
  public Expr visitSelf(DefibParser.SelfContext node) {
    return new Expr.Self(nodes.span(node));
  }

  @Override
  public Expr visitCounting(DefibParser.CountingContext node) {
    return new Expr.Quantified(
        Expr.Quantifier.COUNT,
        nodes.identifier(node.name),
        expression(node.domain),
        optional(node.high),
        expression(node.body),
        nodes.span(node));
  }

  @Override
  public Expr visitCall(DefibParser.CallContext node) {
    Identifier function = nodes.identifier(node.function);
    return new Expr.Call(function, expressions(node.items), nodes.span(node));
  }

  @Override
  public Expr visitName(DefibParser.NameContext node) {
    return new Expr.Name(node.name.getText(), nodes.span(node));
  }

  @Override
  public Expr visitParenthesized(DefibParser.ParenthesizedContext node) {
    return expression(node.expression());
  }

  @Override
  public Expr visitSetOf(DefibParser.SetOfContext node) {
    return new Expr.SetOf(expressions(node.items), nodes.span(node));
  }

  @Override
  public Expr visitAnyOf(DefibParser.AnyOfContext node) {
    return new Expr.AnyOf(kind(node.kind), nodes.span(node));
  }

  @Override
  public Expr visitDoEvent(DefibParser.DoEventContext node) {
    return new Expr.Done(place(node.command), nodes.span(node));
  }

  @Override
  public Expr visitRaiseEvent(DefibParser.RaiseEventContext node) {
    return new Expr.Raised(place(node.signal_), nodes.span(node));
  }

  @Override
  public Expr visitEntersEvent(DefibParser.EntersEventContext node) {
    return new Expr.Entered(place(node.state_), nodes.span(node));
  }

  static MachineKind kind(Token word) {
    return MachineKind.valueOf(word.getText().toUpperCase(Locale.ROOT));
  }

  private static Expr.UnaryOp unary(Token op) {
    return switch (op.getType()) {
      case DefibParser.MINUS -> Expr.UnaryOp.NEGATE;
      case DefibParser.NOT -> Expr.UnaryOp.NOT;
      case DefibParser.GLOBALLY -> Expr.UnaryOp.GLOBALLY;
      default -> Expr.UnaryOp.FINALLY;
    };
  }

  private static Expr.BinaryOp binary(Token op) {
    return switch (op.getType()) {
      case DefibParser.STAR -> Expr.BinaryOp.MULTIPLY;
      case DefibParser.SLASH -> Expr.BinaryOp.DIVIDE;
      case DefibParser.PERCENT -> Expr.BinaryOp.REMAINDER;
      case DefibParser.PLUS -> Expr.BinaryOp.ADD;
      case DefibParser.MINUS -> Expr.BinaryOp.SUBTRACT;
      case DefibParser.SHL -> Expr.BinaryOp.SHIFT_LEFT;
      case DefibParser.SHR -> Expr.BinaryOp.SHIFT_RIGHT;
      case DefibParser.LT -> Expr.BinaryOp.LESS;
      case DefibParser.LE -> Expr.BinaryOp.LESS_OR_EQUAL;
      case DefibParser.GT -> Expr.BinaryOp.GREATER;
      case DefibParser.GE -> Expr.BinaryOp.GREATER_OR_EQUAL;
      case DefibParser.EQ -> Expr.BinaryOp.EQUAL;
      case DefibParser.NE -> Expr.BinaryOp.NOT_EQUAL;
      case DefibParser.STRONG_UNTIL -> Expr.BinaryOp.UNTIL;
      case DefibParser.WEAK_UNTIL -> Expr.BinaryOp.WEAK_UNTIL;
      case DefibParser.RELEASES -> Expr.BinaryOp.RELEASES;
      case DefibParser.AND -> Expr.BinaryOp.AND;
      case DefibParser.OR -> Expr.BinaryOp.OR;
      case DefibParser.IMPLIES -> Expr.BinaryOp.IMPLIES;
      default -> throw new IllegalStateException("no binary operator: " + op.getText());
    };
  }
}
