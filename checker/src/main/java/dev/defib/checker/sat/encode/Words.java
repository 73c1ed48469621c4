package dev.defib.checker.sat.encode;

import dev.defib.checker.ir.Type;
import dev.defib.checker.sat.aig.Aig;
import java.util.Arrays;

/**
 * Integers as functions of a graph.
 *
 * <p>A <em>word</em> is an array of literals, the lowest bit first, in two's complement: the last
 * one is the sign, so a word has at least one. Sums, products and left shifts are computed modulo 2
 * to the {@code width} asked for, which must be enough for the values that matter.
 */
final class Words {
  /** Shifts use as many bits of their count. */
  private static final int COUNT_BITS = 6;

  private static final int COUNT_MAX = 62;

  private final Aig aig;

  Words(Aig aig) {
    this.aig = aig;
  }

  /** The bits that the values of a type need, the sign included. */
  static int width(Type type) {
    return Math.max(width(type.low()), width(type.high()));
  }

  private static int width(long value) {
    return Long.SIZE + 1 - Long.numberOfLeadingZeros(value < 0 ? ~value : value);
  }

  static int[] constant(long value, int width) {
    int[] word = new int[width];
    for (int i = 0; i < width; i++) {
      boolean bit = (value >> Math.min(i, Long.SIZE - 1) & 1) != 0;
      word[i] = bit ? Aig.TRUE : Aig.FALSE;
    }
    return word;
  }

  static int[] constant(long value) {
    return constant(value, width(value));
  }

  /** A truth value as the number 0 or 1. */
  static int[] truth(int literal) {
    return new int[] {literal, Aig.FALSE};
  }

  /** The same number with that many bits; high bits are dropped where there are too many. */
  static int[] fit(int[] word, int width) {
    int[] fitted = Arrays.copyOf(word, width);
    if (width > word.length) {
      Arrays.fill(fitted, word.length, width, sign(word));
    }
    return fitted;
  }

  private static int sign(int[] word) {
    return word[word.length - 1];
  }

  int equal(int[] a, int[] b) {
    int width = Math.max(a.length, b.length);
    int[] left = fit(a, width);
    int[] right = fit(b, width);
    int[] same = new int[width];
    Arrays.setAll(same, i -> aig.same(left[i], right[i]));
    return aig.and(same);
  }

  int equal(int[] word, long value) {
    return equal(word, constant(value));
  }

  int less(int[] a, int[] b) {
    int width = Math.max(a.length, b.length);
    int[] left = fit(a, width);
    int[] right = fit(b, width);
    int less = Aig.FALSE;
    for (int i = 0; i < width - 1; i++) {
      less = aig.ifThenElse(aig.xor(left[i], right[i]), right[i], less);
    }
    return aig.ifThenElse(aig.xor(left[width - 1], right[width - 1]), left[width - 1], less);
  }

  /** Whether the number lies in the interval of a type. */
  int within(int[] word, Type type) {
    return aig.and(
        Aig.not(less(word, constant(type.low()))), Aig.not(less(constant(type.high()), word)));
  }

  int[] ifThenElse(int condition, int[] then, int[] otherwise) {
    int width = Math.max(then.length, otherwise.length);
    int[] a = fit(then, width);
    int[] b = fit(otherwise, width);
    int[] chosen = new int[width];
    Arrays.setAll(chosen, i -> aig.ifThenElse(condition, a[i], b[i]));
    return chosen;
  }

  int[] add(int[] a, int[] b, int width) {
    return sum(fit(a, width), fit(b, width), Aig.FALSE);
  }

  int[] subtract(int[] a, int[] b, int width) {
    return sum(fit(a, width), complement(fit(b, width)), Aig.TRUE);
  }

  private int[] sum(int[] a, int[] b, int carryIn) {
    int[] sum = new int[a.length];
    int carry = carryIn;
    for (int i = 0; i < a.length; i++) {
      int half = aig.xor(a[i], b[i]);
      sum[i] = aig.xor(half, carry);
      carry = aig.or(aig.and(a[i], b[i]), aig.and(half, carry));
    }
    return sum;
  }

  private static int[] complement(int[] word) {
    return Arrays.stream(word).map(Aig::not).toArray();
  }

  /** The sum of the shifted {@code a} for each bit of {@code b}, the last of which counts less. */
  int[] multiply(int[] a, int[] b, int width) {
    int[] wide = fit(a, width);
    int[] product = constant(0, width);
    for (int i = 0; i < Math.min(b.length, width); i++) {
      int[] part = masked(shifted(wide, i), b[i]);
      product = i == b.length - 1 ? subtract(product, part, width) : add(product, part, width);
    }
    return product;
  }

  private int[] masked(int[] word, int mask) {
    return Arrays.stream(word).map(bit -> aig.and(bit, mask)).toArray();
  }

  private static int[] shifted(int[] word, int count) {
    int[] shifted = new int[word.length];
    if (count < word.length) {
      System.arraycopy(word, 0, shifted, count, word.length - count);
    }
    return shifted;
  }

  /** The quotient towards zero; 0 where the divisor is 0. */
  int[] divide(int[] a, int[] b) {
    int[] quotient = divideNaturals(a, b)[0];
    int negative = aig.xor(sign(a), sign(b));
    return masked(negatedIf(negative, quotient), Aig.not(equal(b, 0)));
  }

  /** The remainder, with the sign of the dividend; 0 where the divisor is 0. */
  int[] remainder(int[] a, int[] b) {
    int[] remainder = divideNaturals(a, b)[1];
    return masked(negatedIf(sign(a), remainder), Aig.not(equal(b, 0)));
  }

  private int[] negatedIf(int condition, int[] word) {
    return ifThenElse(condition, subtract(constant(0), word, word.length), word);
  }

  /** Quotient and remainder of the absolute values, by long division. */
  private int[][] divideNaturals(int[] a, int[] b) {
    int width = Math.max(a.length, b.length) + 1;
    int[] dividend = negatedIf(sign(a), fit(a, width));
    int[] divisor = negatedIf(sign(b), fit(b, width));
    int[] quotient = new int[width];
    int[] remainder = constant(0, width);
    for (int i = width - 1; i >= 0; i--) {
      remainder = shifted(remainder, 1);
      remainder[0] = dividend[i];
      quotient[i] = Aig.not(less(remainder, divisor));
      remainder = ifThenElse(quotient[i], subtract(remainder, divisor, width), remainder);
    }
    return new int[][] {quotient, remainder};
  }

  /** The shift by the count modulo 64. */
  int[] shiftLeft(int[] word, int[] count, int width) {
    int[] counted = fit(count, COUNT_BITS);
    int[] result = fit(word, width);
    for (int i = 0; i < COUNT_BITS; i++) {
      result = ifThenElse(counted[i], shifted(result, 1 << i), result);
    }
    return result;
  }

  /** The arithmetic shift by the count modulo 64. */
  int[] shiftRight(int[] word, int[] count) {
    int[] counted = fit(count, COUNT_BITS);
    int[] result = word;
    for (int i = 0; i < COUNT_BITS; i++) {
      int distance = Math.min(1 << i, result.length - 1);
      int[] lowered = fit(Arrays.copyOfRange(result, distance, result.length), result.length);
      result = ifThenElse(counted[i], lowered, result);
    }
    return result;
  }

  /** Whether the exact sum is no 64-bit number. */
  int addOverflows(int[] a, int[] b) {
    int width = Math.max(a.length, b.length) + 1;
    return isTooLarge(add(a, b, width));
  }

  int subtractOverflows(int[] a, int[] b) {
    int width = Math.max(a.length, b.length) + 1;
    return isTooLarge(subtract(a, b, width));
  }

  int multiplyOverflows(int[] a, int[] b) {
    return isTooLarge(multiply(a, b, a.length + b.length));
  }

  int divideOverflows(int[] a, int[] b) {
    return aig.or(equal(b, 0), aig.and(equal(a, Long.MIN_VALUE), equal(b, -1)));
  }

  int shiftLeftOverflows(int[] word, int[] count) {
    int tooLarge = isTooLarge(shiftLeft(word, count, word.length + COUNT_MAX));
    return aig.or(countIsWrong(count), tooLarge);
  }

  int countIsWrong(int[] count) {
    return Aig.not(within(count, Type.range(0, COUNT_MAX)));
  }

  private int isTooLarge(int[] exact) {
    if (exact.length <= Long.SIZE) {
      return Aig.FALSE;
    }
    int[] high = Arrays.copyOfRange(exact, Long.SIZE - 1, exact.length);
    return Aig.not(aig.or(aig.and(high), aig.and(complement(high))));
  }
}
