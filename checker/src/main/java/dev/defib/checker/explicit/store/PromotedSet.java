package dev.defib.checker.explicit.store;

/**
 * A set of states of 65 to 88 bits: kept whole while they are few, and quotiented from the growth
 * on at which the table is large enough for their remainders.
 */
final class PromotedSet implements StateSet {
  private final int bits;
  private StateSet set;

  PromotedSet(int bits) {
    this.bits = bits;
    set = new WideSet(bits);
  }

  @Override
  public int words() {
    return set.words();
  }

  @Override
  public int addAll(long[] keys, int count, long[] fresh, int freshAt) {
    return set.addAll(keys, count, fresh, freshAt);
  }

  @Override
  public boolean contains(long[] key, int at) {
    return set.contains(key, at);
  }

  @Override
  public long size() {
    return set.size();
  }

  @Override
  public long capacity() {
    return set.capacity();
  }

  @Override
  public long bytes() {
    return set.bytes();
  }

  @Override
  public boolean wantsGrowth() {
    return set.wantsGrowth();
  }

  @Override
  public long bytesAfterGrowth() {
    return isPromotedNext() ? QuotientSet.bytes(bits, slotsNext()) : set.bytesAfterGrowth();
  }

  @Override
  public long bytesDuringGrowth(int workers) {
    return isPromotedNext() ? bytes() + bytesAfterGrowth() : set.bytesDuringGrowth(workers);
  }

  @Override
  public void grow(Parallel workers) {
    if (!isPromotedNext()) {
      set.grow(workers);
      return;
    }
    StateSet old = set;
    StateSet next = new QuotientSet(bits, slotsNext());
    workers.run(old.parts(), part -> copy(old, part, next));
    set = next;
  }

  private static void copy(StateSet old, int part, StateSet next) {
    Batch batch = new Batch(next);
    old.scan(part, batch);
    batch.flush();
  }

  @Override
  public int parts() {
    return set.parts();
  }

  @Override
  public void scan(int part, StateVisitor visitor) {
    set.scan(part, visitor);
  }

  @Override
  public void clear() {
    set = new WideSet(bits);
  }

  private boolean isPromotedNext() {
    return set instanceof WideSet && QuotientSet.fits(bits, slotsNext());
  }

  private long slotsNext() {
    return Growth.slots(set.size(), set.capacity(), set.bytes());
  }
}
