package dev.defib.checker.explicit.store;

/**
 * One segment of a quotient table: buckets of slots, each slot empty or a mark, which is a
 * remainder and how many buckets to the right of its home it is.
 *
 * <p>A state's mark goes into the first empty slot on its path: its home bucket, begun at a slot
 * that the remainder chooses and gone round, then the next buckets likewise. Slots are filled by
 * compare-and-set and never change after that. So a state's path only ever loses empty slots from
 * the front on, all threads that insert a state compete for the same slot, and a search may stop at
 * the first empty one.
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

  /** Loads a home bucket into the cache. The result means nothing but must be used. */
  int touch(int home);

  Outcome insert(int home, long remainder);

  Outcome find(int home, long remainder);

  void scan(Visitor visitor);

  long bytes();

  static Slots of(Geometry geometry) {
    return geometry.slotBits() == Integer.SIZE ? new IntSlots(geometry) : new LongSlots(geometry);
  }
}
