package dev.defib.checker.explicit;

import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.code.Successors;
import dev.defib.checker.graph.LimitReached;
import java.util.Arrays;

/** Room for the successors of one state at a time; grows where it must. */
final class Buffer {
  private static final int SUCCESSORS = 64;
  private static final int LONGS_MAX = 1 << 25;

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
      } catch (ArrayIndexOutOfBoundsException _) {
        grow();
      }
    }
  }

  /** Writes the successors of a state; returns the end. */
  int expand(long[] in, int at) {
    while (true) {
      try {
        return successors.expand(in, at, array, 0, hits);
      } catch (ArrayIndexOutOfBoundsException _) {
        grow();
      }
    }
  }

  private void grow() {
    array = new long[larger(array.length)];
  }

  /**
   * The next length of an array that is too short for the successors of one state.
   *
   * @throws LimitReached if there are more than any engine should be asked for
   */
  static int larger(int length) {
    if (length >= LONGS_MAX) {
      throw new LimitReached(
          Verdict.Cause.MEMORY_LIMIT,
          "a single state has too many successors, or there are too many initial states");
    }
    return 2 * length;
  }
}
