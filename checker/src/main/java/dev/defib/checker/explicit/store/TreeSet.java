package dev.defib.checker.explicit.store;

/**
 * A set of wide states, compressed as trees: each part of a state is stored once, however many
 * states have it, and a state is a pair of part numbers, quotiented. Where states combine few
 * parts, as those of loosely coupled machines do, a state takes little more than 4 bytes.
 */
final class TreeSet implements StateSet {
  /*
   * The tree (StateTree) numbers the parts (Interner); the set of pairs (PairSet) says which states
   * have been found.
   *
   * [1] Laarman, van de Pol, Weber. Parallel recursive state compression for free. SPIN 2011.
   * [2] Laarman. Optimal compression of combinatorial state spaces. ISSE 2019.
   */
  private static final int NUMBER_BITS_AT_FIRST = Geometry.WIDTH_MIN / 2;

  private final int words;
  private final int numberBitsAtFirst;
  private StateTree tree;
  private PairSet pairs;

  TreeSet(int bits) {
    this(bits, NUMBER_BITS_AT_FIRST);
  }

  TreeSet(int bits, int numberBitsAtFirst) {
    this.numberBitsAtFirst = numberBitsAtFirst;
    words = (bits + Long.SIZE - 1) / Long.SIZE;
    if (words < 2) {
      throw new IllegalArgumentException("a tree needs two words, " + bits + " bits are fewer");
    }
    tree = new StateTree(words);
    pairs = new PairSet(numberBitsAtFirst);
  }

  @Override
  public int words() {
    return words;
  }

  @Override
  public int addAll(long[] keys, int count, long[] fresh, int freshAt) {
    long[] folded = new long[count];
    tree.fold(keys, words, count, folded);
    boolean[] isNew = new boolean[count];
    int added = pairs.addAll(folded, count, isNew);
    int copied = 0;
    for (int i = 0; copied < added; i++) {
      if (isNew[i]) {
        System.arraycopy(keys, i * words, fresh, freshAt + copied * words, words);
        copied++;
      }
    }
    return added;
  }

  @Override
  public boolean contains(long[] key, int at) {
    long pair = tree.find(key, at);
    return pair >= 0 && pairs.contains(pair);
  }

  @Override
  public long size() {
    return pairs.size();
  }

  @Override
  public long capacity() {
    return pairs.capacity();
  }

  @Override
  public long bytes() {
    return tree.bytes() + pairs.bytes();
  }

  @Override
  public boolean wantsGrowth() {
    return pairs.wantsGrowth();
  }

  @Override
  public long bytesAfterGrowth() {
    return tree.bytes() + pairs.bytesAfterGrowth(tree);
  }

  @Override
  public long bytesDuringGrowth(int workers) {
    return tree.bytes() + pairs.bytesDuringGrowth(tree, workers);
  }

  @Override
  public void grow(Parallel workers) {
    pairs.grow(tree, workers);
  }

  @Override
  public int parts() {
    return pairs.parts();
  }

  @Override
  public void scan(int part, StateVisitor visitor) {
    long[] state = new long[words];
    pairs.scan(
        part,
        pair -> {
          tree.unfold(pair, state);
          visitor.visit(state);
        });
  }

  @Override
  public void clear() {
    tree = new StateTree(words);
    pairs = new PairSet(numberBitsAtFirst);
  }
}
