package dev.defib.checker.explicit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GeometryTest {
  private static final int[] WIDTHS = {40, 41, 57, 63, 64, 65, 72, 80, 88};

  @Test
  void placeAndRemainderTellTheNumber() {
    for (int width : WIDTHS) {
      Random random = new Random(width);
      for (long slots = 512; slots < 1L << 30; slots = slots * 9 / 8) {
        long wanted = slots;
        Geometry.atLeast(width, slots)
            .ifPresent(
                geometry -> {
                  assertThat(geometry.slots()).isBetween(wanted, wanted + wanted / 4 + 4096);
                  for (int i = 0; i < 200; i++) {
                    roundTrip(geometry, width, random);
                  }
                });
      }
    }
  }

  private static void roundTrip(Geometry geometry, int width, Random random) {
    long top = random.nextLong() << Math.max(0, Long.SIZE - width);
    long low = width <= Long.SIZE ? 0 : random.nextLong() >>> (2 * Long.SIZE - width);
    int segment = Geometry.segmentOf(geometry.place(top));
    int home = Geometry.homeOf(geometry.place(top));
    long remainder = geometry.remainder(top, low);
    assertThat(segment).isBetween(0, geometry.segments() - 1);
    assertThat(home).isBetween(0, geometry.buckets() - 1);
    assertThat(remainder >>> geometry.remainderBits()).isZero();
    assertThat(geometry.top(segment, home, remainder)).isEqualTo(top);
    assertThat(geometry.low(remainder)).isEqualTo(low);
  }

  @Test
  void homesKeepOrderAndGetEqualShares() {
    Geometry geometry = Geometry.atLeast(40, 7 * 13 * 1024).orElseThrow();
    int[] shares = new int[geometry.buckets()];
    int last = 0;
    int numbers = 1 << 20;
    for (long number = 0; number < numbers; number++) {
      int home = Geometry.homeOf(geometry.place(number << 44));
      assertThat(home).isGreaterThanOrEqualTo(last);
      last = home;
      shares[home]++;
    }
    int fair = numbers / shares.length;
    assertThat(Arrays.stream(shares).summaryStatistics())
        .matches(all -> all.getMin() >= fair - 1 && all.getMax() <= fair + 2);
  }

  @Test
  void takesSmallSlotsAsSoonAsTheyFit() {
    assertThat(Geometry.atLeast(40, 512).orElseThrow().slotBits()).isEqualTo(64);
    assertThat(Geometry.atLeast(40, 1 << 15).orElseThrow().slotBits()).isEqualTo(32);
    assertThat(Geometry.atLeast(51, 110_000_000).orElseThrow().slotBits()).isEqualTo(32);
    assertThat(Geometry.atLeast(57, 110_000_000).orElseThrow().slotBits()).isEqualTo(64);
    assertThat(Geometry.atLeast(84, 110_000_000).orElseThrow().slotBits()).isEqualTo(64);
    assertThat(Geometry.atLeast(88, 110_000_000)).isEmpty();
  }
}
