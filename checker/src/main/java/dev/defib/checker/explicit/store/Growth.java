package dev.defib.checker.explicit.store;

/** When tables grow, and by how much. */
final class Growth {
  /*
   * A table that has just grown is emptier than it was by the factor that it grew by, and that is
   * what a run may end with. Where bytes do not matter tables double before they are full: at a load
   * of 0.9 an insertion takes twice as long as at 0.6, as it goes on to buckets that nobody loaded in
   * advance. Large ones go in small steps, the next eighth of a power of two, which leaves loads
   * between 0.82 and 0.92.
   */
  private static final double LOAD_MAX = 0.7;
  private static final double LARGE_LOAD_MAX = 0.92;
  private static final long LARGE_BYTES = 256L << 20;

  private Growth() {}

  /**
   * Whether a table is too full, by load or by what found no room.
   *
   * @param bytes what it takes
   */
  static boolean wanted(long size, long capacity, long overflow, long bytes) {
    return (double) size > loadMax(bytes) * (double) capacity || overflow > capacity / 32;
  }

  private static double loadMax(long bytes) {
    return bytes < LARGE_BYTES ? LOAD_MAX : LARGE_LOAD_MAX;
  }

  /**
   * What tables take at most while growing: whole, if there is one, else each segment by itself.
   *
   * @param old bytes before
   * @param next bytes after
   * @param workers how many segments are moved at the same time
   */
  static long bytesDuring(long old, long next, int segments, int workers) {
    return segments == 1 ? old + next : Math.max(old, next) + workers * (next / segments);
  }

  /** How many slots to have next. */
  static long slots(long size, long capacity, long bytes) {
    double factor = bytes < LARGE_BYTES ? 2.0 : 1.06;
    return (long) (Math.max((double) capacity, (double) size / loadMax(bytes)) * factor);
  }
}
