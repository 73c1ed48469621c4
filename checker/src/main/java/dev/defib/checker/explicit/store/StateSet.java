package dev.defib.checker.explicit.store;

/**
 * The set of states found so far, exact: it never takes two states for one.
 *
 * <p>{@link #addAll} and {@link #contains} may be called by any number of threads at once. All
 * other methods that look at or change the stored states ({@link #grow}, {@link #scan}, {@link
 * #clear}) need the caller's barrier: nobody inserts meanwhile, and what was inserted before
 * happens before. The figures ({@link #size}, {@link #bytes}, {@link #wantsGrowth}) may be asked
 * for at any time.
 *
 * <p>The set never refuses a state while there is memory. Beyond {@link #wantsGrowth} it only
 * becomes slower and less compact, so workers should look at it every few thousand states and meet
 * to grow.
 */
public interface StateSet {
  /**
   * An empty set, some KiB large.
   *
   * @param bits how many bits of a state are used, at least 1
   */
  static StateSet ofBits(int bits) {
    if (bits <= QuotientSet.BITS_FROM_START) {
      return new QuotientSet(bits);
    }
    if (bits <= QuotientSet.BITS_MAX) {
      return new PromotedSet(bits);
    }
    return new TreeSet(bits);
  }

  /** How many longs a state takes. */
  int words();

  /** How many longs {@link #addAll} needs to show what is new among so many. */
  default int room(int count) {
    return Math.max(2, words()) * count;
  }

  /**
   * Inserts states. Of all callers that bring the same state, exactly one is told that it was new.
   * The states of a call are looked up together, so that their cache misses overlap: 64 to 1024 are
   * a good number.
   *
   * @param keys {@code count} states one behind the other; may contain repetitions
   * @param fresh receives the new ones one behind the other, in their order in {@code keys}; must
   *     have room for all and for two longs for each, is used as scratch space and must be another
   *     array than {@code keys}
   * @param freshAt where in {@code fresh} the first one goes
   * @return how many were new
   */
  int addAll(long[] keys, int count, long[] fresh, int freshAt);

  /** Whether the state that begins at {@code at} has been inserted. */
  boolean contains(long[] key, int at);

  /** How many states are stored. */
  long size();

  /** How many states there are slots for. */
  long capacity();

  /** What the tables take in memory. */
  long bytes();

  /** Whether {@link #grow} should be called soon. */
  boolean wantsGrowth();

  /** What {@link #bytes} will be after growing. */
  long bytesAfterGrowth();

  /**
   * What the tables take at most while growing, the old and the new, if unreachable arrays are
   * collected at once.
   *
   * @param workers how many tasks run at the same time
   */
  long bytesDuringGrowth(int workers);

  /** Makes room for more states. */
  void grow(Parallel workers);

  /** In how many parts {@link #scan} goes. */
  int parts();

  /**
   * Shows all states of one part, each once, in no particular order. Different parts may be scanned
   * at the same time.
   *
   * @param part from 0 to {@code parts() - 1}
   */
  void scan(int part, StateVisitor visitor);

  /** Forgets all states and gives the memory back. */
  void clear();
}
