package dev.defib.checker.explicit.code;

/** What compiled terms call where one instruction does not do. */
public final class Numbers {
  private static final int SHIFT_MAX = 62;

  private Numbers() {}

  public static long divide(long dividend, long divisor) {
    return divisor == 0 ? 0 : dividend / divisor;
  }

  public static long remainder(long dividend, long divisor) {
    return divisor == 0 ? 0 : dividend % divisor;
  }

  public static boolean addOverflows(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0;
  }

  public static boolean subtractOverflows(long a, long b) {
    long difference = a - b;
    return ((a ^ b) & (a ^ difference)) < 0;
  }

  public static boolean multiplyOverflows(long a, long b) {
    return Math.multiplyHigh(a, b) != (a * b) >> 63;
  }

  public static boolean divideOverflows(long dividend, long divisor) {
    return divisor == 0 || (dividend == Long.MIN_VALUE && divisor == -1);
  }

  public static boolean remainderOverflows(long dividend, long divisor) {
    return divisor == 0;
  }

  public static boolean shiftLeftOverflows(long value, long count) {
    return count < 0 || count > SHIFT_MAX || value << count >> count != value;
  }

  public static boolean shiftRightOverflows(long count) {
    return count < 0 || count > SHIFT_MAX;
  }
}
