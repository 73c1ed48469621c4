package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * An expression as written: no types, no resolution.
 *
 * <p>Two expressions are the same node only if they are the same object; the analysis keys what it
 * knows of a node by its identity.
 */
public sealed interface Expr {
  Span span();

  record Numeral(long value, Span span) implements Expr {}

  record Truth(boolean value, Span span) implements Expr {}

  record Self(Span span) implements Expr {}

  record Name(String text, Span span) implements Expr {}

  /** {@code object.member}. */
  record Select(Expr object, Identifier member, Span span) implements Expr {}

  record Index(Expr array, Expr index, Span span) implements Expr {}

  /** {@code drv[*]}. */
  record Every(Expr array, Span span) implements Expr {}

  /** {@code alive(m)}, {@code min(a, b)}, {@code crash(drv)}. */
  record Call(Identifier function, List<Expr> arguments, Span span) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Unary(UnaryOp op, Expr operand, Span span) implements Expr {}

  record Binary(BinaryOp op, Expr left, Expr right, Span span) implements Expr {}

  /**
   * {@code all d in ds: body}, {@code some …}, {@code count(d in ds: body)}; with {@code high},
   * over the integers {@code domain..high}, both included.
   */
  record Quantified(
      Quantifier quantifier,
      Identifier name,
      Expr domain,
      Optional<Expr> high,
      Expr body,
      Span span)
      implements Expr {}

  record Conditional(Expr condition, Expr then, Expr otherwise, Span span) implements Expr {}

  /** {@code {a, b}}: a set of machines. */
  record SetOf(List<Expr> items, Span span) implements Expr {
    public SetOf {
      items = List.copyOf(items);
    }
  }

  /** {@code any driver}. */
  record AnyOf(MachineKind kind, Span span) implements Expr {}

  /** The event {@code q!m}. */
  record Sent(Expr queue, Identifier message, Span span) implements Expr {}

  /** The event {@code q?m}. */
  record Received(Expr queue, Identifier message, Span span) implements Expr {}

  /** The event {@code do m.cmd}; {@code command} is a {@link Select}. */
  record Done(Expr command, Span span) implements Expr {}

  /** The event {@code raise m.sig}. */
  record Raised(Expr signal, Span span) implements Expr {}

  /** The event {@code enters m.s}. */
  record Entered(Expr state, Span span) implements Expr {}

  enum Quantifier {
    ALL,
    SOME,
    COUNT
  }

  enum UnaryOp {
    NEGATE("-"),
    NOT("not"),
    GLOBALLY("G"),
    FINALLY("F");
    private final String symbol;

    UnaryOp(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  enum BinaryOp {
    MULTIPLY("*", 8),
    DIVIDE("/", 8),
    REMAINDER("%", 8),
    ADD("+", 7),
    SUBTRACT("-", 7),
    SHIFT_LEFT("<<", 6),
    SHIFT_RIGHT(">>", 6),
    LESS("<", 5),
    LESS_OR_EQUAL("<=", 5),
    GREATER(">", 5),
    GREATER_OR_EQUAL(">=", 5),
    EQUAL("==", 5),
    NOT_EQUAL("!=", 5),
    UNTIL("U", 3),
    WEAK_UNTIL("W", 3),
    RELEASES("R", 3),
    AND("and", 2),
    OR("or", 1),
    IMPLIES("implies", 0);

    private final String symbol;
    private final int precedence;

    BinaryOp(String symbol, int precedence) {
      this.symbol = symbol;
      this.precedence = precedence;
    }

    public String symbol() {
      return symbol;
    }

    public boolean isComparison() {
      return precedence == LESS.precedence;
    }

    /** How tightly it binds, larger is tighter; the prefix operators not, G and F stand at 4. */
    public int precedence() {
      return precedence;
    }
  }
}
