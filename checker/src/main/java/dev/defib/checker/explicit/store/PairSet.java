package dev.defib.checker.explicit.store;

import java.util.function.LongConsumer;

/** The set of pairs of part numbers that a {@link TreeSet} holds. */
final class PairSet {
  /*
   * A pair goes into a QuotientSet, squeezed into as many bits as its numbers need. How many they need
   * shows only as the search goes on: at each growth each number is given a spare bit, and pairs that
   * do not fit until the next one are kept in an exact side table.
   */
  private static final int BITS_MIN = Geometry.WIDTH_MIN;
  private static final int NUMBER_BITS_MAX = Integer.SIZE - 1;

  private int leftBits;
  private int rightBits;
  private QuotientSet squeezed;
  private Overflow unfit = new Overflow(1);

  /**
   * @param numberBits how many bits each number has until the set has grown
   */
  PairSet(int numberBits) {
    leftBits = numberBits;
    rightBits = numberBits;
    squeezed = new QuotientSet(leftBits + rightBits);
  }

  /**
   * Inserts pairs.
   *
   * @param isNew receives which of them were; all false before
   * @return how many were new
   */
  int addAll(long[] pairs, int count, boolean[] isNew) {
    long[] keys = new long[count];
    int fit = 0;
    int added = 0;
    for (int i = 0; i < count; i++) {
      if (fits(pairs[i])) {
        keys[fit++] = squeeze(pairs[i], rightBits);
      } else if (unfit.add(pairs, i)) {
        isNew[i] = true;
        added++;
      }
    }
    long[] fresh = new long[squeezed.room(fit)];
    int freshCount = squeezed.addAll(keys, fit, fresh, 0);
    markNew(pairs, keys, fresh, freshCount, isNew);
    return added + freshCount;
  }

  /** What is fresh stands in the order of the keys, and is where it first occurs among them. */
  private void markNew(long[] pairs, long[] keys, long[] fresh, int freshCount, boolean[] isNew) {
    int key = 0;
    int next = 0;
    for (int i = 0; next < freshCount; i++) {
      if (fits(pairs[i])) {
        if (keys[key] == fresh[next]) {
          isNew[i] = true;
          next++;
        }
        key++;
      }
    }
  }

  boolean contains(long pair) {
    return fits(pair)
        ? squeezed.contains(new long[] {squeeze(pair, rightBits)}, 0)
        : unfit.contains(new long[] {pair}, 0);
  }

  long size() {
    return squeezed.size() + unfit.size();
  }

  long capacity() {
    return squeezed.capacity();
  }

  long bytes() {
    return squeezed.bytes() + unfit.bytes();
  }

  boolean wantsGrowth() {
    return squeezed.wantsGrowth() || Growth.wanted(size(), capacity(), unfit.size(), bytes());
  }

  long bytesAfterGrowth(StateTree tree) {
    return keepsBits(tree) ? squeezed.bytesAfterGrowth() : rebuiltBytes(tree);
  }

  long bytesDuringGrowth(StateTree tree, int workers) {
    return keepsBits(tree) ? squeezed.bytesDuringGrowth(workers) : bytes() + rebuiltBytes(tree);
  }

  private long rebuiltBytes(StateTree tree) {
    return QuotientSet.bytes(leftBitsNext(tree) + rightBitsNext(tree), slotsNext());
  }

  void grow(StateTree tree, Parallel workers) {
    if (keepsBits(tree)) {
      squeezed.grow(workers);
      return;
    }
    int left = leftBitsNext(tree);
    int right = rightBitsNext(tree);
    QuotientSet next = new QuotientSet(left + right, slotsNext());
    workers.run(
        parts(),
        part -> {
          Batch batch = new Batch(next);
          long[] key = new long[1];
          scan(
              part,
              pair -> {
                key[0] = squeeze(pair, right);
                batch.visit(key);
              });
          batch.flush();
        });
    squeezed = next;
    unfit = new Overflow(1);
    leftBits = left;
    rightBits = right;
  }

  int parts() {
    return squeezed.parts() + 1;
  }

  void scan(int part, LongConsumer visitor) {
    if (part == squeezed.parts()) {
      unfit.scan(pair -> visitor.accept(pair[0]));
    } else {
      squeezed.scan(part, key -> visitor.accept(unsqueeze(key[0])));
    }
  }

  private boolean keepsBits(StateTree tree) {
    return unfit.size() == 0
        && leftBits >= bits(tree.leftSize())
        && rightBits >= bits(tree.rightSize());
  }

  /** What the left numbers need, and half of what a QuotientSet takes anyway. */
  private static int leftBitsNext(StateTree tree) {
    int bits = bits(tree.leftSize());
    int idle = Math.max(0, BITS_MIN - bits - bits(tree.rightSize()));
    return Math.min(NUMBER_BITS_MAX, bits + idle / 2);
  }

  private static int rightBitsNext(StateTree tree) {
    return Math.max(bits(tree.rightSize()), BITS_MIN - leftBitsNext(tree));
  }

  /** Enough for twice as many numbers. */
  private static int bits(int numbers) {
    return Math.min(NUMBER_BITS_MAX, 1 + Integer.SIZE - Integer.numberOfLeadingZeros(numbers));
  }

  private long slotsNext() {
    return Growth.slots(size(), capacity(), bytes());
  }

  private boolean fits(long pair) {
    return StateTree.left(pair) >>> leftBits == 0 && StateTree.right(pair) >>> rightBits == 0;
  }

  private static long squeeze(long pair, int rightBits) {
    return ((long) StateTree.left(pair) << rightBits) | StateTree.right(pair);
  }

  private long unsqueeze(long key) {
    return StateTree.pair((int) (key >>> rightBits), (int) (key & ~(-1L << rightBits)));
  }
}
