package dev.defib.checker.explicit;

import java.util.Arrays;

/**
 * States that a worker has generated lately: what is found here is in the visited set already,
 * which need not be asked. Breadth first, a state's duplicates mostly come soon after it, from its
 * siblings; a look here stays within the core's own cache, a look at a large set does not.
 */
final class RecentStates {
  private static final int BITS = 14;
  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  private final int words;
  private final long[] states;

  RecentStates(int words) {
    this.words = words;
    this.states = new long[words << BITS];
    occupy(new long[words]);
  }

  /** The state 0 is in all places but its own, where it would be found: that gets another state. */
  private void occupy(long[] other) {
    int place = place(other, 0);
    while (place(other, 0) == place) {
      other[0]++;
    }
    System.arraycopy(other, 0, states, place, words);
  }

  /**
   * Leaves out what was generated lately, and notes the rest.
   *
   * @param candidates states, one behind the other; those that are left are moved to the front
   * @param end behind the last
   * @return behind the last that is left
   */
  int filter(long[] candidates, int end) {
    return words == 1 ? filterSingles(candidates, end) : filterWide(candidates, end);
  }

  private int filterSingles(long[] candidates, int end) {
    long[] recent = states;
    int left = 0;
    for (int at = 0; at < end; at++) {
      long state = candidates[at];
      int place = place(state * SCATTER);
      if (recent[place] != state) {
        recent[place] = state;
        candidates[left++] = state;
      }
    }
    return left;
  }

  private int filterWide(long[] candidates, int end) {
    int left = 0;
    for (int at = 0; at < end; at += words) {
      int place = place(candidates, at);
      if (!Arrays.equals(states, place, place + words, candidates, at, at + words)) {
        System.arraycopy(candidates, at, states, place, words);
        System.arraycopy(candidates, at, candidates, left, words);
        left += words;
      }
    }
    return left;
  }

  private int place(long[] from, int at) {
    long mixed = from[at] * SCATTER;
    for (int i = 1; i < words; i++) {
      mixed = (mixed ^ (mixed >>> 32) ^ from[at + i]) * SCATTER;
    }
    return place(mixed) * words;
  }

  private static int place(long mixed) {
    return (int) (mixed >>> (Long.SIZE - BITS));
  }
}
