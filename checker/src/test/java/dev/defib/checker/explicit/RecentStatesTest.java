package dev.defib.checker.explicit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentStatesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void leavesOutNothingThatHasNotBeenThere(int words) {
    Random random = new Random(words);
    RecentStates recent = new RecentStates(words);
    Set<List<Long>> seen = new HashSet<>();
    int leftOut = 0;
    for (int round = 0; round < 200; round++) {
      long[] states = random.longs(500L * words, 0, round % 2 == 0 ? 3000 : 12).toArray();
      long[] left = states.clone();
      int end = recent.filter(left, left.length);
      int next = 0;
      for (int at = 0; at < states.length; at += words) {
        List<Long> state = Arrays.stream(states, at, at + words).boxed().toList();
        boolean isLeft = next < end && state.equals(boxed(left, next, words));
        if (isLeft) {
          next += words;
        } else {
          assertThat(seen.contains(state)).as("seen before").isTrue();
          leftOut++;
        }
        seen.add(state);
      }
      assertThat(next).isEqualTo(end);
    }
    assertThat(leftOut).isPositive();
  }

  private static List<Long> boxed(long[] states, int at, int words) {
    return Arrays.stream(states, at, at + words).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void doesNotTakeEmptyPlacesForStates(int words) {
    for (int round = 0; round < 30; round++) {
      RecentStates recent = new RecentStates(words);
      fill(recent, words, round);
      for (long first = 0; first < 100; first++) {
        long[] state = new long[words];
        state[0] = first;
        assertThat(recent.filter(state, words)).as("round %d", round).isEqualTo(words);
      }
    }
  }

  /** Adds states that are not small numbers, so that there get to be more places. */
  private static void fill(RecentStates recent, int words, int rounds) {
    Random random = new Random(words);
    for (int i = 0; i < rounds; i++) {
      long[] states = random.longs(1000L * words, 1000, Long.MAX_VALUE).toArray();
      recent.filter(states, states.length);
    }
  }
}
