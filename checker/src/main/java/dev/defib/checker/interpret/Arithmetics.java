package dev.defib.checker.interpret;

import static dev.defib.checker.interpret.TermCompiler.truth;

import dev.defib.checker.ir.Term;
import java.math.BigInteger;
import java.util.function.LongBinaryOperator;

/** The operators of {@link Term.Operator} on 64-bit numbers, and where they overflow. */
final class Arithmetics {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

  private Arithmetics() {}

  static Evaluator operation(Term.Operator operator, Evaluator left, Evaluator right) {
    LongBinaryOperator operation = operation(operator);
    return frame -> operation.applyAsLong(left.value(frame), right.value(frame));
  }

  static Evaluator overflow(Term.Operator operator, Evaluator left, Evaluator right) {
    return frame -> truth(overflows(operator, left.value(frame), right.value(frame)));
  }

  static LongBinaryOperator operation(Term.Operator operator) {
    return switch (operator) {
      case ADD -> (a, b) -> a + b;
      case SUBTRACT -> (a, b) -> a - b;
      case MULTIPLY -> (a, b) -> a * b;
      case DIVIDE -> (a, b) -> b == 0 ? 0 : a / b;
      case REMAINDER -> (a, b) -> b == 0 ? 0 : a % b;
      case SHIFT_LEFT -> (a, b) -> a << (b & 63);
      case SHIFT_RIGHT -> (a, b) -> a >> (b & 63);
      case MIN -> Math::min;
      case MAX -> Math::max;
    };
  }

  static boolean overflows(Term.Operator operator, long left, long right) {
    BigInteger a = BigInteger.valueOf(left);
    BigInteger b = BigInteger.valueOf(right);
    return switch (operator) {
      case ADD -> isTooLarge(a.add(b));
      case SUBTRACT -> isTooLarge(a.subtract(b));
      case MULTIPLY -> isTooLarge(a.multiply(b));
      case DIVIDE -> right == 0 || isTooLarge(a.divide(b));
      case REMAINDER -> right == 0;
      case SHIFT_LEFT -> isNoShift(right) || isTooLarge(a.shiftLeft((int) right));
      case SHIFT_RIGHT -> isNoShift(right);
      case MIN, MAX -> false;
    };
  }

  private static boolean isTooLarge(BigInteger exact) {
    return exact.compareTo(LEAST) < 0 || exact.compareTo(GREATEST) > 0;
  }

  private static boolean isNoShift(long count) {
    return count < 0 || count > 62;
  }
}
