package dev.defib.checker.explicit;

import dev.defib.checker.explicit.code.Successors;

/** Room for the successors of one state at a time; grows where it must. */
final class Buffer {
  private static final int SUCCESSORS = 64;
  private static final int LONGS_MAX = 1 << 28;

  private final Successors successors;
  private final long[] noHits = new long[0];
  private long[] array;

  Buffer(Successors successors) {
    this.successors = successors;
    this.array = new long[SUCCESSORS * successors.stride()];
  }

  long[] array() {
    return array;
  }

  int start() {
    while (true) {
      try {
        return successors.start(array);
      } catch (ArrayIndexOutOfBoundsException full) {
        grow(full);
      }
    }
  }

  int expand(long[] in, int at) {
    while (true) {
      try {
        return successors.expand(in, at, array, noHits);
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
