package dev.defib.checker.explicit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BijectionTest {
  private static final int SAMPLES = 2000;

  @Test
  void permutesAllNumbersOfSmallWidths() {
    for (int width = 1; width <= 16; width++) {
      Bijection bijection = new Bijection(width);
      BitSet seen = new BitSet();
      for (long x = 0; x < 1L << width; x++) {
        long top = bijection.top(x);
        assertThat(bijection.ofTop(top)).as("width %d", width).isEqualTo(x);
        seen.set((int) (top >>> (Long.SIZE - width)));
      }
      assertThat(seen.cardinality()).isEqualTo(1 << width);
    }
  }

  @Test
  void invertsNumbersOfOneWord() {
    Random random = new Random(1);
    for (int width = 17; width <= 64; width++) {
      Bijection bijection = new Bijection(width);
      for (int i = 0; i < SAMPLES; i++) {
        long x = random.nextLong() >>> (Long.SIZE - width);
        long top = bijection.top(x);
        assertThat(bijection.ofTop(top)).as("width %d", width).isEqualTo(x);
        assertThat(Long.numberOfTrailingZeros(top)).isGreaterThanOrEqualTo(Long.SIZE - width);
      }
    }
  }

  @Test
  void invertsNumbersOfTwoWords() {
    Random random = new Random(2);
    for (int width = 65; width <= Bijection.WIDTH_MAX; width++) {
      Bijection bijection = new Bijection(width);
      for (int i = 0; i < SAMPLES; i++) {
        long low = random.nextLong();
        long high = random.nextLong() >>> (2 * Long.SIZE - width);
        long[] pair = {7, low, high};
        bijection.mixPair(pair, 1);
        assertThat(pair[2] >>> 1 >>> (width - 65)).as("width %d", width).isZero();
        bijection.unmixPair(pair, 1);
        assertThat(pair).as("width %d", width).containsExactly(7, low, high);
      }
    }
  }

  /** Each bit of a number, flipped, flips each bit of the image about every other time. */
  @Test
  void scattersNeighbours() {
    for (int width : new int[] {40, 57, 64, 80, 88}) {
      Bijection bijection = new Bijection(width);
      Random random = new Random(width);
      for (int bit = 0; bit < width; bit++) {
        int flips = 0;
        for (int i = 0; i < SAMPLES; i++) {
          flips += Integer.bitCount((int) (changed(bijection, width, random, bit) >>> 40));
        }
        assertThat(flips / (double) SAMPLES)
            .as("width %d, bit %d", width, bit)
            .isBetween(10.0, 14.0);
      }
    }
  }

  private static long changed(Bijection bijection, int width, Random random, int bit) {
    if (width <= Long.SIZE) {
      long x = random.nextLong() >>> (Long.SIZE - width);
      return bijection.top(x) ^ bijection.top(x ^ 1L << bit);
    }
    long[] one = {random.nextLong(), random.nextLong() >>> (2 * Long.SIZE - width)};
    long[] other = one.clone();
    other[bit / Long.SIZE] ^= 1L << bit;
    bijection.mixPair(one, 0);
    bijection.mixPair(other, 0);
    return one[0] ^ other[0];
  }
}
