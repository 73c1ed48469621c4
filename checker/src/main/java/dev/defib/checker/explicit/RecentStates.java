package dev.defib.checker.explicit;

import java.util.Arrays;

/**
 * States that a worker has generated lately: what is found here is in the visited set already,
 * which need not be asked. Breadth first, a state's duplicates mostly come soon after it, from its
 * siblings; a look here stays within the core's own cache, a look at a large set does not.
 */
final class RecentStates {
  /* At most half a MiB, half of what a core's own cache holds. Small searches never touch that much. */
  private static final int PLACES_AT_FIRST = 1 << 10;
  private static final int LONGS_MAX = 1 << 16;
  private static final int GROWTH = 4;
  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  private final int words;
  private final int placesMax;

  private long[] states;
  private int shift;
  private long noted;

  RecentStates(int words) {
    this.words = words;
    this.placesMax = Math.max(2, Integer.highestOneBit(LONGS_MAX / words));
    clear(Math.min(PLACES_AT_FIRST, placesMax));
  }

  private void clear(int places) {
    states = new long[words * places];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
    noted = 0;
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
    int places = states.length / words;
    if (noted > places && places < placesMax) {
      clear(Math.min(GROWTH * places, placesMax));
    }
    int left = words == 1 ? filterSingles(candidates, end) : filterWide(candidates, end);
    noted += left / words;
    return left;
  }

  /* Whether a state is found cannot be predicted, so there is no branch on it. */

  private int filterSingles(long[] candidates, int end) {
    long[] recent = states;
    int toPlace = shift;
    int left = 0;
    for (int at = 0; at < end; at++) {
      long state = candidates[at];
      int place = (int) ((state * SCATTER) >>> toPlace);
      long difference = recent[place] ^ state;
      recent[place] = state;
      candidates[left] = state;
      left += (int) ((difference | -difference) >>> (Long.SIZE - 1));
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

  private int place(long mixed) {
    return (int) (mixed >>> shift);
  }
}
