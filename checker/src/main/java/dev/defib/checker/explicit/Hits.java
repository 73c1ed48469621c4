package dev.defib.checker.explicit;

import java.util.Arrays;
import java.util.List;

/** For each probe the level at which it was hit first, or -1. */
final class Hits {
  private final int[] levels;

  Hits(int probes) {
    levels = new int[probes];
    Arrays.fill(levels, -1);
  }

  /** Notes what was hit, as bits, in states of a level. */
  void note(long[] bits, int level) {
    for (int probe = 0; probe < levels.length; probe++) {
      if (levels[probe] < 0 && (bits[probe / Long.SIZE] >>> probe & 1) != 0) {
        levels[probe] = level;
      }
    }
  }

  /** Notes that a probe was hit in an initial state. */
  void noteInitial(int probe) {
    levels[probe] = 0;
  }

  /** The levels, by probe. */
  List<Integer> toList() {
    return Arrays.stream(levels).boxed().toList();
  }

  /** Takes the levels over from another search. */
  void restore(List<Integer> from) {
    Arrays.setAll(levels, from::get);
  }

  boolean has(int probe) {
    return levels[probe] >= 0;
  }

  /** The distance from the start of the nearest states that hit it. */
  int level(int probe) {
    return levels[probe];
  }

  static long[] bits(int probes) {
    return new long[(probes + Long.SIZE - 1) / Long.SIZE];
  }
}
