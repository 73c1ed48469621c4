package dev.defib.checker.explicit.store;

/**
 * A bijection on the numbers of a given width that scatters them evenly. Since it can be inverted,
 * whatever part of the result a state's place in a table implies need not be stored.
 *
 * <p>The result is <i>left-justified</i>: its first 64 bits are the top, the rest (none up to a
 * width of 64) the low part.
 */
final class Bijection {
  /*
   * Up to 64 bits: three rounds of multiplication by an odd number modulo 2^width and of xor with the
   * upper half. Shifting by at least half the width makes the xor its own inverse.
   *
   * Above: the low 64 bits l and the others h go through l = mix(l); h ^= f(l); l = mix(l ^ g(h));
   * h ^= f'(l). Each assignment can be undone by itself.
   */
  static final int WIDTH_MAX = 128;

  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xD6E8FEB86659FD93L;
  private static final long THIRD = 0xBF58476D1CE4E5B9L;

  private static final long FIRST_INVERSE = inverse(FIRST);
  private static final long SECOND_INVERSE = inverse(SECOND);
  private static final long THIRD_INVERSE = inverse(THIRD);

  private final int halfUp;
  private final long mask;
  private final int toLeft;
  private final int lowBits;

  Bijection(int width) {
    if (width < 1 || width > WIDTH_MAX) {
      throw new IllegalArgumentException("no bijection of width " + width);
    }
    int topBits = Math.min(width, Long.SIZE);
    halfUp = (topBits + 1) / 2;
    toLeft = Long.SIZE - topBits;
    mask = -1L >>> toLeft;
    lowBits = width - topBits;
  }

  /** The image of a number of at most 64 bits, left-justified. */
  long top(long x) {
    return mix(x) << toLeft;
  }

  /** The number of at most 64 bits that has this image. */
  long ofTop(long top) {
    return unmix(top >>> toLeft);
  }

  /**
   * Replaces a number of more than 64 bits by its image.
   *
   * @param number its low word at {@code at}, the others behind; becomes top and low part
   */
  void mixPair(long[] number, int at) {
    long low = mix(number[at]);
    long high = number[at + 1] ^ upper(low * THIRD);
    low = mix(low ^ high * FIRST);
    number[at] = low;
    number[at + 1] = high ^ upper(low * SECOND);
  }

  /** Undoes {@link #mixPair}. */
  void unmixPair(long[] image, int at) {
    long low = image[at];
    long high = image[at + 1] ^ upper(low * SECOND);
    low = unmix(low) ^ high * FIRST;
    image[at] = unmix(low);
    image[at + 1] = high ^ upper(low * THIRD);
  }

  private long upper(long x) {
    return x >>> (Long.SIZE - lowBits);
  }

  private long mix(long number) {
    long x = (number * FIRST) & mask;
    x ^= x >>> halfUp;
    x = (x * SECOND) & mask;
    x ^= x >>> halfUp;
    x = (x * THIRD) & mask;
    return x ^ (x >>> halfUp);
  }

  private long unmix(long image) {
    long x = image ^ (image >>> halfUp);
    x = (x * THIRD_INVERSE) & mask;
    x ^= x >>> halfUp;
    x = (x * SECOND_INVERSE) & mask;
    x ^= x >>> halfUp;
    return (x * FIRST_INVERSE) & mask;
  }

  /**
   * The inverse of an odd number modulo 2^64, by Newton's iteration: 3, 6, 12, ... 96 right bits.
   */
  private static long inverse(long odd) {
    long x = odd;
    for (int bits = 3; bits < Long.SIZE; bits *= 2) {
      x *= 2 - odd * x;
    }
    return x;
  }
}
