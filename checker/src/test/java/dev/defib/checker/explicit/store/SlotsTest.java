package dev.defib.checker.explicit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/*
 * Mutants of the slots, each caught here or in StateSetTest:
 * - insert tries one slot fewer in each bucket: fillsEverySlotOfThePath
 * - find tries one slot fewer: fillsEverySlotOfThePath
 * - the displacement is not counted up from bucket to bucket: tellsDisplacedStatesApart
 * - a compare-and-set that is lost to another state ends the search: StateSetTest.isSharedByFourThreads
 */
class SlotsTest {
  private record Place(int home, long remainder) {}

  @ParameterizedTest
  @ValueSource(longs = {512, 1 << 15})
  void fillsEverySlotOfThePath(long size) {
    Geometry geometry = Geometry.atLeast(40, size).orElseThrow();
    Slots slots = Slots.of(geometry);
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
    Slots slots = Slots.of(geometry);
    long remainderMax = (1L << geometry.remainderBits()) - 1;
    Set<Place> expected = new HashSet<>();
    for (long remainder = remainderMax; remainder > remainderMax - 10; remainder--) {
      for (int home = 5; home < 10; home++) {
        assertThat(slots.insert(home, remainder)).isEqualTo(Slots.Outcome.ABSENT);
        expected.add(new Place(home, remainder));
      }
    }
    Set<Place> found = new HashSet<>();
    slots.scan((home, remainder) -> found.add(new Place(home, remainder)));
    assertThat(found).isEqualTo(expected);
  }
}
