package dev.defib.checker.explicit.store;

/**
 * The slots of a quotient table: segments of buckets of slots, each slot empty or a mark, which is
 * a remainder and how many buckets to the right of its home it is.
 *
 * <p>A state's mark goes into the first empty slot on its path: its home bucket, begun at a slot
 * that the remainder chooses and gone round, then the next buckets likewise. Slots are filled by
 * compare-and-set and never change after that. So a state's path only ever loses empty slots from
 * the front on, all threads that insert a state compete for the same slot, and a search may stop at
 * the first empty one.
 *
 * <p>A <i>place</i> is a home bucket as {@link Geometry#place} numbers it.
 */
interface Slots {
  /** What a walk along a path found. */
  enum Outcome {
    /** An empty slot. An insertion has filled it. */
    ABSENT,
    PRESENT,
    /** Neither: all slots of the path hold others, and always will. */
    NO_ROOM
  }

  /** Receives what a segment holds. */
  interface Visitor {
    void visit(int home, long remainder);
  }

  /**
   * Loads home buckets into the cache. The result means nothing but must be used.
   *
   * @param places {@code count} of them, in every other element from {@code from} on
   */
  int touch(long[] places, int from, int count);

  Outcome insert(long place, long remainder);

  Outcome find(long place, long remainder);

  /** Shows what a segment holds, its homes in ascending order but for what is displaced. */
  void scan(int segment, Visitor visitor);

  /** Makes a segment, of empty slots. */
  void allocate(int segment);

  /** Gives a segment back. */
  void release(int segment);

  /** What the segments take that there are at present. */
  long bytes();

  /** A table without segments. */
  static Slots of(Geometry geometry) {
    return geometry.slotBits() == Integer.SIZE ? new IntSlots(geometry) : new LongSlots(geometry);
  }

  /** A table of empty slots. */
  static Slots allocated(Geometry geometry) {
    Slots slots = of(geometry);
    for (int segment = 0; segment < geometry.segments(); segment++) {
      slots.allocate(segment);
    }
    return slots;
  }
}
