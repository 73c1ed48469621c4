package dev.defib.dsl.format;

import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints expressions, with the parentheses that their precedence asks for and no others. */
final class ExprPrinter {
  /** Loosest: quantifiers and conditionals reach as far to the right as they can. */
  private static final int OPEN = -1;

  private static final int PREFIX = 4;
  private static final int COMPARISON = Expr.BinaryOp.EQUAL.precedence();
  private static final int NEGATION = 9;
  private static final int EVENT = 10;
  private static final int POSTFIX = 11;

  private final Comments comments;
  private final Items items;

  ExprPrinter(Comments comments, Items items) {
    this.comments = comments;
    this.items = items;
  }

  Doc print(Expr expr) {
    return Doc.of(
        comments.inline(expr.span().start()),
        switch (expr) {
          case Expr.Numeral(long value, var _) -> Doc.text(Long.toString(value));
          case Expr.Truth(boolean value, var _) -> Doc.text(Boolean.toString(value));
          case Expr.Self _ -> Doc.text("self");
          case Expr.Name(String text, var _) -> Doc.text(text);
          case Expr.Select(Expr object, Identifier member, var _) ->
              Doc.of(print(object, POSTFIX), ".", member.text());
          case Expr.Index(Expr array, Expr index, var _) ->
              Doc.of(print(array, POSTFIX), "[", print(index), "]");
          case Expr.Every(Expr array, var _) -> Doc.of(print(array, POSTFIX), "[*]");
          case Expr.Call call -> Doc.of(call.function().text(), list("(", call.arguments(), ")"));
          case Expr.Unary unary -> unary(unary);
          case Expr.Binary binary -> binary(binary);
          case Expr.Quantified quantified -> quantified(quantified);
          case Expr.Conditional conditional -> conditional(conditional);
          case Expr.SetOf(List<Expr> members, var _) -> list("{", members, "}");
          case Expr.AnyOf(var kind, var _) -> Doc.text("any " + kind.word());
          case Expr.Sent(Expr queue, Identifier message, var _) ->
              Doc.of(print(queue, POSTFIX), "!", message.text());
          case Expr.Received(Expr queue, Identifier message, var _) ->
              Doc.of(print(queue, POSTFIX), "?", message.text());
          case Expr.Done(Expr command, var _) -> Doc.of("do ", print(command));
          case Expr.Raised(Expr signal, var _) -> Doc.of("raise ", print(signal));
          case Expr.Entered(Expr state, var _) -> Doc.of("enters ", print(state));
        });
  }

  /** In parentheses, if it binds less tightly than its place asks for. */
  Doc print(Expr expr, int tightness) {
    return tightness(expr) < tightness ? Doc.of("(", print(expr), ")") : print(expr);
  }

  /** As a bound of {@code between}, where a bare {@code and} would be taken for its own. */
  Doc printBound(Expr expr) {
    return print(expr, Expr.BinaryOp.AND.precedence() + 1);
  }

  /** Of an optional expression, {@code before} and it, or nothing. */
  Doc print(String before, Optional<Expr> expr) {
    return expr.map(present -> Doc.of(before, print(present))).orElse(Doc.NOTHING);
  }

  Doc arguments(List<Argument> arguments) {
    return items.enclosed("(", Doc.SOFT_LINE, arguments, Argument::span, this::argument, ")");
  }

  private Doc argument(Argument argument) {
    Doc inline = comments.inline(argument.span().start());
    String name = argument.name().map(given -> given.text() + " = ").orElse("");
    return Doc.of(inline, name, print(argument.value()));
  }

  private Doc list(String open, List<Expr> members, String close) {
    return items.enclosed(open, Doc.SOFT_LINE, members, Expr::span, this::print, close);
  }

  private Doc unary(Expr.Unary unary) {
    String symbol = unary.op().symbol();
    return unary.op() == Expr.UnaryOp.NEGATE
        ? Doc.of(symbol, print(unary.operand(), NEGATION + 1))
        : Doc.of(symbol, " ", print(unary.operand(), beginsWithMinus(unary) ? POSTFIX : PREFIX));
  }

  /** {@code F -x} would be read as a difference: F and G can be names. */
  private static boolean beginsWithMinus(Expr.Unary unary) {
    return unary.op() != Expr.UnaryOp.NOT && beginsWithMinus(unary.operand());
  }

  private static boolean beginsWithMinus(Expr e) {
    return switch (e) {
      case Expr.Unary unary -> unary.op() == Expr.UnaryOp.NEGATE;
      case Expr.Binary binary -> beginsWithMinus(binary.left());
      case Expr.Numeral numeral -> numeral.value() < 0;
      default -> false;
    };
  }

  private Doc binary(Expr.Binary binary) {
    int precedence = binary.op().precedence();
    if (precedence == COMPARISON) {
      Doc left = print(binary.left(), COMPARISON + 1);
      return Doc.of(left, " ", binary.op().symbol(), " ", print(binary.right(), COMPARISON + 1));
    }
    return groupsRight(binary.op()) ? rightChain(binary) : leftChain(binary);
  }

  /** {@code a and b and c}: a tree that leans to the left, broken in front of each operator. */
  private Doc leftChain(Expr.Binary last) {
    int precedence = last.op().precedence();
    List<Expr.Binary> chain = new ArrayList<>(List.of(last));
    while (chain.getLast().left() instanceof Expr.Binary left
        && left.op().precedence() == precedence) {
      chain.add(left);
    }
    Doc first = print(chain.getLast().left(), precedence);
    List<Doc> rest = new ArrayList<>();
    for (Expr.Binary link : chain.reversed()) {
      rest.add(operand(link.op(), link.right(), precedence + 1));
    }
    return Doc.group(first, new Doc.Indent(Doc.concat(rest)));
  }

  /** {@code a implies b implies c}: a tree of one operator that leans to the right. */
  private Doc rightChain(Expr.Binary first) {
    int precedence = first.op().precedence();
    Doc start = print(first.left(), precedence + 1);
    List<Doc> rest = new ArrayList<>();
    Expr.Binary link = first;
    while (link.right() instanceof Expr.Binary right && right.op() == first.op()) {
      rest.add(operand(link.op(), right.left(), precedence + 1));
      link = right;
    }
    rest.add(operand(link.op(), link.right(), precedence + 1));
    return Doc.group(start, new Doc.Indent(Doc.concat(rest)));
  }

  private Doc operand(Expr.BinaryOp op, Expr operand, int tightness) {
    Doc line = comments.line(Doc.LINE, operand.span().start());
    return Doc.of(line, op.symbol(), " ", print(operand, tightness));
  }

  private Doc quantified(Expr.Quantified quantified) {
    Doc range =
        Doc.of(
            quantified.name().text(),
            " in ",
            print(quantified.domain()),
            print("..", quantified.high()),
            ": ");
    return switch (quantified.quantifier()) {
      case ALL -> Doc.of("all ", range, print(quantified.body()));
      case SOME -> Doc.of("some ", range, print(quantified.body()));
      case COUNT -> Doc.of("count(", range, print(quantified.body()), ")");
    };
  }

  private Doc conditional(Expr.Conditional conditional) {
    Doc condition = print(conditional.condition());
    Doc then = branch("then ", conditional.then());
    Doc otherwise = branch("else ", conditional.otherwise());
    return Doc.group("if ", condition, Doc.indent(then, otherwise));
  }

  private Doc branch(String word, Expr branch) {
    return Doc.of(comments.line(Doc.LINE, branch.span().start()), word, print(branch));
  }

  private static boolean groupsRight(Expr.BinaryOp op) {
    return switch (op) {
      case UNTIL, WEAK_UNTIL, RELEASES, IMPLIES -> true;
      case MULTIPLY, DIVIDE, REMAINDER, ADD, SUBTRACT, SHIFT_LEFT, SHIFT_RIGHT, AND, OR -> false;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> false;
    };
  }

  /** How tightly the expression holds together, larger is tighter. */
  private static int tightness(Expr expr) {
    return switch (expr) {
      case Expr.Numeral(long value, var _) -> value < 0 ? NEGATION : POSTFIX;
      case Expr.Truth _, Expr.Self _, Expr.Name _, Expr.Call _ -> POSTFIX;
      case Expr.Select _, Expr.Index _, Expr.Every _, Expr.Sent _, Expr.Received _ -> POSTFIX;
      case Expr.SetOf _, Expr.AnyOf _ -> POSTFIX;
      case Expr.Done _, Expr.Raised _, Expr.Entered _ -> EVENT;
      case Expr.Unary unary -> unary.op() == Expr.UnaryOp.NEGATE ? NEGATION : PREFIX;
      case Expr.Binary binary -> binary.op().precedence();
      case Expr.Quantified quantified ->
          quantified.quantifier() == Expr.Quantifier.COUNT ? POSTFIX : OPEN;
      case Expr.Conditional _ -> OPEN;
    };
  }
}
