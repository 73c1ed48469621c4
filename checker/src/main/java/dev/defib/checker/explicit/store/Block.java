package dev.defib.checker.explicit.store;

/** A run of states of one level, lent by a {@link Frontier} to one worker at a time. */
public final class Block {
  private final long[] states;
  private final int capacity;
  private final int size;
  private int count;

  /**
   * @param size the number of the size that it has in the pool
   */
  Block(int words, int capacity, int size) {
    states = new long[words * capacity];
    this.capacity = capacity;
    this.size = size;
  }

  /** The states, one behind the other; only the first {@link #count} are meant. */
  public long[] states() {
    return states;
  }

  public int count() {
    return count;
  }

  void setCount(int states) {
    count = states;
  }

  /** How many states fit. */
  int capacity() {
    return capacity;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return count == capacity;
  }

  long bytes() {
    return (long) states.length * Long.BYTES;
  }
}
