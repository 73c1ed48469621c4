package dev.defib.checker.explicit.store;

/** Collects states for a set, which takes many at once faster than one by one. */
final class Batch implements StateVisitor {
  private static final int STATES = 256;

  private final StateSet set;
  private final int words;
  private final long[] keys;
  private final long[] fresh;
  private int count;

  Batch(StateSet set) {
    this.set = set;
    words = set.words();
    keys = new long[STATES * words];
    fresh = new long[set.room(STATES)];
  }

  @Override
  public void visit(long[] state) {
    System.arraycopy(state, 0, keys, count * words, words);
    count++;
    if (count == STATES) {
      flush();
    }
  }

  /** Inserts what has been collected. */
  void flush() {
    set.addAll(keys, count, fresh, 0);
    count = 0;
  }
}
