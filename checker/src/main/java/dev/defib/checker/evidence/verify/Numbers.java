package dev.defib.checker.evidence.verify;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import java.util.Arrays;

/**
 * 64-bit integers as literals of a formula, the lowest bit first, in two's complement: the
 * operators of the IR as Java has them on {@code long}.
 */
final class Numbers {
  static final int WIDTH = Long.SIZE;
  private static final int COUNT_BITS = 6;
  private static final int COUNT_MAX = 62;

  private final Cnf cnf;

  Numbers(Cnf cnf) {
    this.cnf = cnf;
  }

  static int[] constant(long value) {
    int[] word = new int[WIDTH];
    Arrays.setAll(word, i -> (value >> i & 1) != 0 ? Cnf.TRUE : Cnf.FALSE);
    return word;
  }

  /** The number 0 or 1. */
  static int[] ofTruth(int literal) {
    int[] word = constant(0);
    word[0] = literal;
    return word;
  }

  /** Any value of a type: its least value plus a natural number of as many bits as are needed. */
  int[] any(Type type) {
    long span = type.high() - type.low();
    int[] distance = constant(0);
    for (int i = 0; i < WIDTH - Long.numberOfLeadingZeros(span); i++) {
      distance[i] = cnf.variable();
    }
    cnf.require(-lessUnsigned(constant(span), distance));
    return type.low() == 0 ? distance : add(distance, constant(type.low()));
  }

  int within(int[] word, Type type) {
    return cnf.and(-less(word, constant(type.low())), -less(constant(type.high()), word));
  }

  int equal(int[] a, int[] b) {
    int[] same = new int[a.length];
    Arrays.setAll(same, i -> cnf.same(a[i], b[i]));
    return cnf.and(same);
  }

  int less(int[] a, int[] b) {
    return less(a, b, sign(b), sign(a));
  }

  private int lessUnsigned(int[] a, int[] b) {
    return less(a, b, sign(a), sign(b));
  }

  /** The comparison, with other bits in the place of the highest ones. */
  private int less(int[] a, int[] b, int highestOfA, int highestOfB) {
    int less = Cnf.FALSE;
    for (int i = 0; i < a.length; i++) {
      boolean isHighest = i == a.length - 1;
      int bitOfA = isHighest ? highestOfA : a[i];
      int bitOfB = isHighest ? highestOfB : b[i];
      less = cnf.ifThenElse(cnf.xor(bitOfA, bitOfB), bitOfB, less);
    }
    return less;
  }

  int[] ifThenElse(int condition, int[] then, int[] otherwise) {
    int[] chosen = new int[then.length];
    Arrays.setAll(chosen, i -> cnf.ifThenElse(condition, then[i], otherwise[i]));
    return chosen;
  }

  int[] apply(Term.Operator operator, int[] a, int[] b) {
    return switch (operator) {
      case ADD -> add(a, b);
      case SUBTRACT -> subtract(a, b);
      case MULTIPLY -> multiply(a, b);
      case DIVIDE -> divide(a, b)[0];
      case REMAINDER -> divide(a, b)[1];
      case SHIFT_LEFT -> shiftLeft(a, b);
      case SHIFT_RIGHT -> shiftRight(a, b);
      case MIN -> ifThenElse(less(b, a), b, a);
      case MAX -> ifThenElse(less(a, b), b, a);
    };
  }

  int overflows(Term.Operator operator, int[] a, int[] b) {
    return switch (operator) {
      case ADD -> isTooLarge(add(twice(a), twice(b)));
      case SUBTRACT -> isTooLarge(subtract(twice(a), twice(b)));
      case MULTIPLY -> isTooLarge(multiply(twice(a), twice(b)));
      case DIVIDE ->
          cnf.or(isZero(b), cnf.and(equal(a, constant(Long.MIN_VALUE)), equal(b, constant(-1))));
      case REMAINDER -> isZero(b);
      case SHIFT_LEFT -> cnf.or(isNoShift(b), isTooLarge(shiftLeft(twice(a), b)));
      case SHIFT_RIGHT -> isNoShift(b);
      case MIN, MAX -> Cnf.FALSE;
    };
  }

  private static int sign(int[] word) {
    return word[word.length - 1];
  }

  /** The same number with twice as many bits. */
  private static int[] twice(int[] word) {
    int[] wide = Arrays.copyOf(word, 2 * word.length);
    Arrays.fill(wide, word.length, wide.length, sign(word));
    return wide;
  }

  /** Whether a number of 128 bits is none of 64. */
  private int isTooLarge(int[] wide) {
    int[] differences = new int[WIDTH];
    Arrays.setAll(differences, i -> cnf.xor(wide[WIDTH - 1], wide[WIDTH + i]));
    return cnf.or(differences);
  }

  private int isZero(int[] word) {
    return -cnf.or(word);
  }

  private int isNoShift(int[] count) {
    return -within(count, Type.range(0, COUNT_MAX));
  }

  int[] add(int[] a, int[] b) {
    return add(a, b, Cnf.FALSE);
  }

  private int[] subtract(int[] a, int[] b) {
    return add(a, complement(b), Cnf.TRUE);
  }

  private static int[] complement(int[] word) {
    return Arrays.stream(word).map(bit -> -bit).toArray();
  }

  private int[] add(int[] a, int[] b, int carryIn) {
    int[] sum = new int[a.length];
    int carry = carryIn;
    for (int i = 0; i < a.length; i++) {
      int half = cnf.xor(a[i], b[i]);
      sum[i] = cnf.xor(half, carry);
      carry = cnf.ifThenElse(half, carry, a[i]);
    }
    return sum;
  }

  private int[] multiply(int[] a, int[] b) {
    int[] product = new int[a.length];
    Arrays.fill(product, Cnf.FALSE);
    for (int i = 0; i < b.length; i++) {
      int factor = b[i];
      if (factor != Cnf.FALSE) {
        int[] part = new int[a.length];
        int shift = i;
        Arrays.setAll(part, j -> j < shift ? Cnf.FALSE : cnf.and(factor, a[j - shift]));
        product = add(product, part);
      }
    }
    return product;
  }

  /** Quotient and remainder towards zero, both 0 where the divisor is 0. */
  private int[][] divide(int[] a, int[] b) {
    int[][] ofNaturals = divideNaturals(absolute(a), absolute(b));
    int[] quotient = negatedIf(cnf.xor(sign(a), sign(b)), ofNaturals[0]);
    int[] remainder = negatedIf(sign(a), ofNaturals[1]);
    int[] zero = constant(0);
    int isZero = isZero(b);
    return new int[][] {ifThenElse(isZero, zero, quotient), ifThenElse(isZero, zero, remainder)};
  }

  /** As a number without a sign. */
  private int[] absolute(int[] word) {
    return negatedIf(sign(word), word);
  }

  private int[] negatedIf(int condition, int[] word) {
    return ifThenElse(condition, subtract(constant(0), word), word);
  }

  private int[][] divideNaturals(int[] a, int[] b) {
    int[] divisor = Arrays.copyOf(b, WIDTH + 1);
    divisor[WIDTH] = Cnf.FALSE;
    int[] quotient = new int[WIDTH];
    int[] remainder = new int[WIDTH + 1];
    Arrays.fill(remainder, Cnf.FALSE);
    for (int i = WIDTH - 1; i >= 0; i--) {
      System.arraycopy(remainder, 0, remainder, 1, WIDTH);
      remainder[0] = a[i];
      quotient[i] = -lessUnsigned(remainder, divisor);
      remainder = ifThenElse(quotient[i], subtract(remainder, divisor), remainder);
    }
    return new int[][] {quotient, Arrays.copyOf(remainder, WIDTH)};
  }

  /** The shift by the count modulo 64. */
  private int[] shiftLeft(int[] word, int[] count) {
    int[] result = word;
    for (int i = 0; i < COUNT_BITS; i++) {
      int[] before = result;
      int distance = 1 << i;
      int[] moved = new int[word.length];
      Arrays.setAll(moved, j -> j < distance ? Cnf.FALSE : before[j - distance]);
      result = ifThenElse(count[i], moved, before);
    }
    return result;
  }

  /** The arithmetic shift by the count modulo 64. */
  private int[] shiftRight(int[] word, int[] count) {
    int[] result = word;
    for (int i = 0; i < COUNT_BITS; i++) {
      int[] before = result;
      int distance = 1 << i;
      int[] moved = new int[word.length];
      Arrays.setAll(moved, j -> before[Math.min(j + distance, word.length - 1)]);
      result = ifThenElse(count[i], moved, before);
    }
    return result;
  }
}
