package dev.defib.checker.explicit;

import dev.defib.checker.explicit.code.Successors;
import java.util.Arrays;

/** Room for the successors of one state at a time; grows where it must. */
final class Buffer {
  private static final int SUCCESSORS = 64;
  private static final int LONGS_MAX = 1 << 28;

  private final Successors successors;
  private final long[] hits;
  private long[] array;

  Buffer(Successors successors, int probes) {
    this.successors = successors;
    this.hits = Hits.bits(probes);
    this.array = new long[SUCCESSORS * successors.stride()];
  }

  long[] array() {
    return array;
  }

  /** What was hit since the bits were cleared. */
  long[] hits() {
    return hits;
  }

  long[] clearedHits() {
    Arrays.fill(hits, 0);
    return hits;
  }

  /** Writes the initial states; returns the end. */
  int start() {
    while (true) {
      try {
        return successors.start(array);
      } catch (ArrayIndexOutOfBoundsException full) {
        grow(full);
      }
    }
  }

  /** Writes the successors of a state; returns the end. */
  int expand(long[] in, int at) {
    while (true) {
      try {
        return successors.expand(in, at, array, 0, hits);
      } catch (ArrayIndexOutOfBoundsException full) {
        grow(full);
      }
    }
  }

  private void grow(ArrayIndexOutOfBoundsException full) {
    if (array.length >= LONGS_MAX) {
      throw full;
    }
    array = new long[2 * array.length];
  }
}
