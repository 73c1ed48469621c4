package dev.defib.checker.ir;

import java.math.BigInteger;

/** The operators of {@link Term.Arithmetic} on 64-bit numbers, total, and when they go wrong. */
public final class Arithmetics {
  /** Shifts by more than this are errors of the language. */
  private static final int SHIFT_MAX = 62;

  private Arithmetics() {}

  /** The value of the operation; wraps, and gives 0 where the divisor is 0. */
  public static long apply(Term.Operator operator, long left, long right) {
    return switch (operator) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> right == 0 ? 0 : left / right;
      case REMAINDER -> right == 0 ? 0 : left % right;
      case SHIFT_LEFT -> left << right;
      case SHIFT_RIGHT -> left >> right;
      case MIN -> Math.min(left, right);
      case MAX -> Math.max(left, right);
    };
  }

  /** Whether the exact result is no 64-bit number, or there is none. */
  public static boolean overflows(Term.Operator operator, long left, long right) {
    return switch (operator) {
      case ADD -> fails(() -> Math.addExact(left, right));
      case SUBTRACT -> fails(() -> Math.subtractExact(left, right));
      case MULTIPLY -> fails(() -> Math.multiplyExact(left, right));
      case DIVIDE -> right == 0 || (left == Long.MIN_VALUE && right == -1);
      case REMAINDER -> right == 0;
      case SHIFT_LEFT -> right < 0 || right > SHIFT_MAX || left << right >> right != left;
      case SHIFT_RIGHT -> right < 0 || right > SHIFT_MAX;
      case MIN, MAX -> false;
    };
  }

  /** Whether some operands of these types make the operation go wrong; may err towards yes. */
  static boolean canOverflow(Term.Operator operator, Type left, Type right) {
    return switch (operator) {
      case ADD ->
          outside(big(left.low()).add(big(right.low())))
              || outside(big(left.high()).add(big(right.high())));
      case SUBTRACT ->
          outside(big(left.low()).subtract(big(right.high())))
              || outside(big(left.high()).subtract(big(right.low())));
      case MULTIPLY ->
          outside(big(left.low()).multiply(big(right.low())))
              || outside(big(left.low()).multiply(big(right.high())))
              || outside(big(left.high()).multiply(big(right.low())))
              || outside(big(left.high()).multiply(big(right.high())));
      case DIVIDE -> right.contains(0) || (left.contains(Long.MIN_VALUE) && right.contains(-1));
      case REMAINDER -> right.contains(0);
      case SHIFT_LEFT ->
          right.low() < 0
              || right.high() > SHIFT_MAX
              || outside(big(left.low()).shiftLeft((int) right.high()))
              || outside(big(left.high()).shiftLeft((int) right.high()));
      case SHIFT_RIGHT -> right.low() < 0 || right.high() > SHIFT_MAX;
      case MIN, MAX -> false;
    };
  }

  private static boolean fails(Runnable exact) {
    try {
      exact.run();
      return false;
    } catch (ArithmeticException e) {
      return true;
    }
  }

  private static boolean outside(BigInteger value) {
    return value.bitLength() > 63;
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
