package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Expr.BinaryOp;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Interval arithmetic on types: what a value can be, from what its operands can be. */
final class Intervals {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private Intervals() {}

  static Type.Int negate(Type.Int a) {
    return isOpen(a) ? Type.INT : new Type.Int(-a.high(), -a.low());
  }

  /** The result of an arithmetic operator; all numbers where it cannot be told. */
  static Type.Int combine(BinaryOp op, Type.Int a, Type.Int b) {
    if (isOpen(a) || isOpen(b)) {
      return Type.INT;
    }
    return switch (op) {
      case ADD -> corners(a, b, BigInteger::add);
      case SUBTRACT -> corners(a, b, BigInteger::subtract);
      case MULTIPLY -> corners(a, b, BigInteger::multiply);
      case DIVIDE -> b.low() > 0 ? corners(a, b, BigInteger::divide) : Type.INT;
      case REMAINDER -> a.low() >= 0 && b.low() > 0 ? remainder(a, b) : Type.INT;
      case SHIFT_LEFT ->
          isShift(b) ? corners(a, b, (x, y) -> x.shiftLeft(y.intValueExact())) : Type.INT;
      case SHIFT_RIGHT ->
          isShift(b) ? corners(a, b, (x, y) -> x.shiftRight(y.intValueExact())) : Type.INT;
      default -> throw new IllegalArgumentException(op + " is no arithmetic operator");
    };
  }

  private static Type.Int remainder(Type.Int a, Type.Int b) {
    if (a.isKnown() && b.isKnown()) {
      return new Type.Int(a.low() % b.low(), a.low() % b.low());
    }
    return new Type.Int(0, Math.min(a.high(), b.high() - 1));
  }

  private static boolean isShift(Type.Int b) {
    return b.low() >= 0 && b.high() <= 62;
  }

  private static boolean isOpen(Type.Int a) {
    return a.low() == Long.MIN_VALUE || a.high() == Long.MAX_VALUE;
  }

  private static Type.Int corners(Type.Int a, Type.Int b, BinaryOperator<BigInteger> op) {
    List<BigInteger> corners =
        List.of(
            op.apply(big(a.low()), big(b.low())),
            op.apply(big(a.low()), big(b.high())),
            op.apply(big(a.high()), big(b.low())),
            op.apply(big(a.high()), big(b.high())));
    BigInteger low = corners.stream().reduce(BigInteger::min).orElseThrow();
    BigInteger high = corners.stream().reduce(BigInteger::max).orElseThrow();
    boolean fits = low.compareTo(LEAST) >= 0 && high.compareTo(LARGEST) <= 0;
    return fits ? new Type.Int(low.longValueExact(), high.longValueExact()) : Type.INT;
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  static Type.Bool compare(BinaryOp op, Type.Int a, Type.Int b) {
    return switch (op) {
      case LESS -> new Type.Bool(a.low() < b.high(), a.high() >= b.low(), false);
      case LESS_OR_EQUAL -> new Type.Bool(a.low() <= b.high(), a.high() > b.low(), false);
      case GREATER -> compare(BinaryOp.LESS, b, a);
      case GREATER_OR_EQUAL -> compare(BinaryOp.LESS_OR_EQUAL, b, a);
      default -> throw new IllegalArgumentException(op + " is no comparison");
    };
  }

  static Type.Bool equal(Type a, Type b) {
    if (a instanceof Type.Int x && b instanceof Type.Int y) {
      boolean overlap = x.low() <= y.high() && y.low() <= x.high();
      boolean same = x.isKnown() && x.equals(y);
      return new Type.Bool(overlap, !same, false);
    }
    boolean event = isEvent(a) || isEvent(b);
    return new Type.Bool(true, true, event);
  }

  private static boolean isEvent(Type type) {
    return type instanceof Type.Bool bool && bool.event();
  }

  static Type.Bool connect(BinaryOp op, Type.Bool a, Type.Bool b) {
    boolean event = a.event() || b.event();
    return switch (op) {
      case AND ->
          new Type.Bool(a.maybeTrue() && b.maybeTrue(), a.maybeFalse() || b.maybeFalse(), event);
      case OR ->
          new Type.Bool(a.maybeTrue() || b.maybeTrue(), a.maybeFalse() && b.maybeFalse(), event);
      case IMPLIES -> connect(BinaryOp.OR, a.negated(), b);
      default -> throw new IllegalArgumentException(op + " is no connective");
    };
  }

  /** The bound that lies beyond all values of a number, as a message says it. */
  static Optional<String> exceeded(Type.Int number, Type.Int range) {
    if (number.high() < range.low()) {
      return Optional.of("less than " + range.low());
    }
    return number.low() > range.high()
        ? Optional.of("more than " + range.high())
        : Optional.empty();
  }

  /** What is one or the other, both of one type. */
  static Type union(Type a, Type b) {
    if (a instanceof Type.Int x && b instanceof Type.Int y) {
      return new Type.Int(Math.min(x.low(), y.low()), Math.max(x.high(), y.high()));
    }
    if (a instanceof Type.Bool x && b instanceof Type.Bool y) {
      return new Type.Bool(
          x.maybeTrue() || y.maybeTrue(), x.maybeFalse() || y.maybeFalse(), x.event() || y.event());
    }
    return a instanceof Type.Unknown ? b : a;
  }
}
