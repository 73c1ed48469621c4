package dev.defib.checker.ir;

import java.math.BigInteger;

/** Intervals that hold every value which a term can take. */
final class Intervals {
  private static final Type.Int WHOLE = new Type.Int(Long.MIN_VALUE, Long.MAX_VALUE);
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

  private Intervals() {}

  static Type union(Type left, Type right) {
    return left instanceof Type.Int && right instanceof Type.Int
        ? new Type.Int(Math.min(left.low(), right.low()), Math.max(left.high(), right.high()))
        : left;
  }

  static Type.Int of(Term.Operator operator, Type left, Type right) {
    return switch (operator) {
      case ADD ->
          exact(big(left.low()).add(big(right.low())), big(left.high()).add(big(right.high())));
      case SUBTRACT ->
          exact(
              big(left.low()).subtract(big(right.high())),
              big(left.high()).subtract(big(right.low())));
      case MULTIPLY -> multiply(left, right);
      case DIVIDE -> divide(left, right);
      case REMAINDER -> remainder(left, right);
      case SHIFT_LEFT -> shiftLeft(left, right);
      case SHIFT_RIGHT ->
          new Type.Int(
              Math.min(left.low(), left.low() >> shift(right, left.low() >= 0)),
              Math.max(left.high(), left.high() >> shift(right, left.high() < 0)));
      case MIN ->
          new Type.Int(Math.min(left.low(), right.low()), Math.min(left.high(), right.high()));
      case MAX ->
          new Type.Int(Math.max(left.low(), right.low()), Math.max(left.high(), right.high()));
    };
  }

  /** The shift within 0..63 that gives the least (or the greatest) absolute result. */
  private static int shift(Type count, boolean least) {
    if (count.low() < 0 || count.high() > 63) {
      return least ? 63 : 0;
    }
    return (int) (least ? count.high() : count.low());
  }

  private static Type.Int multiply(Type left, Type right) {
    BigInteger a = big(left.low()).multiply(big(right.low()));
    BigInteger b = big(left.low()).multiply(big(right.high()));
    BigInteger c = big(left.high()).multiply(big(right.low()));
    BigInteger d = big(left.high()).multiply(big(right.high()));
    return exact(a.min(b).min(c).min(d), a.max(b).max(c).max(d));
  }

  private static Type.Int divide(Type left, Type right) {
    if (left.low() == Long.MIN_VALUE) {
      return WHOLE;
    }
    long greatest = Math.max(Math.abs(left.low()), Math.abs(left.high()));
    boolean natural = left.low() >= 0 && right.low() >= 0;
    return new Type.Int(natural ? 0 : -greatest, greatest);
  }

  private static Type.Int remainder(Type left, Type right) {
    if (left.low() == Long.MIN_VALUE || right.low() == Long.MIN_VALUE) {
      return WHOLE;
    }
    long divisor = Math.max(Math.abs(right.low()), Math.abs(right.high()));
    long bound = Math.max(0, divisor - 1);
    return new Type.Int(
        left.low() >= 0 ? 0 : Math.max(left.low(), -bound),
        left.high() <= 0 ? 0 : Math.min(left.high(), bound));
  }

  private static Type.Int shiftLeft(Type left, Type right) {
    if (right.low() < 0 || right.high() > 62) {
      return WHOLE;
    }
    int high = (int) right.high();
    int low = (int) right.low();
    return exact(
        big(left.low()).shiftLeft(left.low() < 0 ? high : low),
        big(left.high()).shiftLeft(left.high() < 0 ? low : high));
  }

  private static Type.Int exact(BigInteger low, BigInteger high) {
    return low.compareTo(LEAST) < 0 || high.compareTo(GREATEST) > 0
        ? WHOLE
        : new Type.Int(low.longValueExact(), high.longValueExact());
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
