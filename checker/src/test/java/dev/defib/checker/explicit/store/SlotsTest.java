package dev.defib.checker.explicit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/*
 * Mutants of the store, each broken in by hand once and caught by:
 * - insert, or find, tries one slot fewer in each bucket: fillsEverySlotOfThePath
 * - the displacement is not counted up, or scan ignores it: tellsDisplacedStatesApart
 * - a slot lost to another state ends the insertion: competingStatesAllGetIn
 * - a lost compare-and-set counts as a success: competingStatesAllGetIn, StateSetTest.isSharedByFourThreads
 * - whole states are compared before they are released: StateSetTest.isSharedByFourThreads
 * - growth forgets the overflow, or the pairs that are too wide: StateSetTest.isThePlainSet
 * - numbers are given out without a second look under the lock: StateSetTest.isSharedByFourThreads
 */
class SlotsTest {
  private record Place(int home, long remainder) {}

  @ParameterizedTest
  @ValueSource(longs = {512, 1 << 15})
  void fillsEverySlotOfThePath(long size) {
    Geometry geometry = Geometry.atLeast(40, size).orElseThrow();
    Slots slots = Slots.allocated(geometry);
    int room = Geometry.DISPLACEMENTS * geometry.slotsOfBucket();
    int home = geometry.buckets() - 1;
    for (int i = 0; i < room; i++) {
      assertThat(slots.find(home, 31L * i)).isEqualTo(Slots.Outcome.ABSENT);
      assertThat(slots.insert(home, 31L * i)).isEqualTo(Slots.Outcome.ABSENT);
      for (int j = 0; j <= i; j++) {
        assertThat(slots.insert(home, 31L * j)).isEqualTo(Slots.Outcome.PRESENT);
        assertThat(slots.find(home, 31L * j)).isEqualTo(Slots.Outcome.PRESENT);
      }
    }
    assertThat(slots.insert(home, 31L * room)).isEqualTo(Slots.Outcome.NO_ROOM);
    assertThat(slots.find(home, 31L * room)).isEqualTo(Slots.Outcome.NO_ROOM);
    assertThat(slots.insert(home - 1, 31L * room)).isEqualTo(Slots.Outcome.ABSENT);
  }

  /** The same remainder lives with all homes of a crowded neighbourhood. */
  @ParameterizedTest
  @ValueSource(longs = {512, 1 << 15})
  void tellsDisplacedStatesApart(long size) {
    Geometry geometry = Geometry.atLeast(40, size).orElseThrow();
    Slots slots = Slots.allocated(geometry);
    long remainderMax = (1L << geometry.remainderBits()) - 1;
    Set<Place> expected = new HashSet<>();
    for (long remainder = remainderMax; remainder > remainderMax - 10; remainder--) {
      for (int home = 5; home < 10; home++) {
        assertThat(slots.insert(home, remainder)).isEqualTo(Slots.Outcome.ABSENT);
        expected.add(new Place(home, remainder));
      }
    }
    Set<Place> found = new HashSet<>();
    slots.scan(0, (home, remainder) -> found.add(new Place(home, remainder)));
    assertThat(found).isEqualTo(expected);
  }

  /** Two threads fill the same paths from the same slot on with states of their own. */
  @ParameterizedTest
  @ValueSource(longs = {1 << 13, 1 << 17})
  void competingStatesAllGetIn(long size) {
    Geometry geometry = Geometry.atLeast(40, size).orElseThrow();
    Slots slots = Slots.allocated(geometry);
    int room = Geometry.DISPLACEMENTS * geometry.slotsOfBucket();
    AtomicInteger arrived = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    IntConsumer fill =
        first -> {
          int rounds = 0;
          for (int home = 0; home < geometry.buckets(); home += Geometry.DISPLACEMENTS) {
            arrived.incrementAndGet();
            rounds += 2;
            // Spinning, since a thread that yields comes back when the other is done.
            while (arrived.get() < rounds) {
              Thread.onSpinWait();
            }
            for (int i = first; i < room; i += 2) {
              if (slots.insert(home, 16L * i) != Slots.Outcome.ABSENT) {
                refused.incrementAndGet();
              }
            }
          }
        };
    Thread other = Thread.ofPlatform().start(() -> fill.accept(1));
    fill.accept(0);
    assertThat(joined(other)).isTrue();
    assertThat(refused).hasValue(0);
    int[] found = {0};
    slots.scan(0, (_, _) -> found[0]++);
    int paths = (geometry.buckets() - 1) / Geometry.DISPLACEMENTS + 1;
    assertThat(found[0]).isEqualTo(paths * room);
  }

  private static boolean joined(Thread thread) {
    try {
      return thread.join(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
