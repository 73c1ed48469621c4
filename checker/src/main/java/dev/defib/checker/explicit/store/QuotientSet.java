package dev.defib.checker.explicit.store;

import java.util.concurrent.atomic.LongAdder;

/**
 * A set of states of up to 88 bits that stores of each only what its place does not imply: 4 bytes
 * a slot if that fits, else 8.
 */
final class QuotientSet implements StateSet {
  /*
   * Layout. A bijection scatters the states; the top bits of the result choose segment and home
   * bucket (Geometry), the rest is the remainder, which goes into a slot with its displacement
   * (Slots). The image, and by inversion the state, follows from place and content, so the set is
   * exact. The few states that find seven buckets full (0.3 % at a load of 0.9) are kept whole in an
   * exact side table (Overflow). A full path stays full, so a state has one place, here or there.
   *
   * Growth. All segments take the next geometry, one after the other or in parallel, and each old
   * one is dropped when it has been moved; thus the peak is little above the new size. Homes keep
   * the order of the images, so both sides are walked in sequence.
   *
   * [1] Cleary. Compact hash tables using bidirectional linear probing. IEEE Trans. Comput. 1984.
   * [2] van der Vegt, Laarman. A parallel compact hash table. MEMICS 2011.
   */

  /** The widest states that a set of these can have. */
  static final int BITS_MAX = 88;

  /** The widest states for which the smallest table will do. */
  static final int BITS_FROM_START = 64;

  private static final long SLOTS_AT_FIRST = 512;

  private final int words;
  private final int width;
  private final Bijection bijection;
  private final LongAdder size = new LongAdder();

  private Geometry geometry;
  private Slots slots;
  private Overflow overflow;

  /** Compared with what is loaded in advance, so that the loads are not optimized away. */
  private int neverLoaded = 0x5EED5;

  QuotientSet(int bits) {
    this(bits, SLOTS_AT_FIRST);
  }

  /**
   * @param slots enough for the remainders to fit slots of 64 bits
   */
  QuotientSet(int bits, long slots) {
    words = bits <= Long.SIZE ? 1 : 2;
    width = Math.max(bits, Geometry.WIDTH_MIN);
    bijection = new Bijection(width);
    geometry = Geometry.atLeast(width, slots).orElseThrow();
    this.slots = Slots.allocated(geometry);
    overflow = new Overflow(words);
  }

  /** Whether so many slots are enough for states of this many bits. */
  static boolean fits(int bits, long slots) {
    return Geometry.atLeast(Math.max(bits, Geometry.WIDTH_MIN), slots).isPresent();
  }

  /** What the tables take that hold so many slots for states of this many bits. */
  static long bytes(int bits, long slots) {
    return bytesOf(Geometry.atLeast(Math.max(bits, Geometry.WIDTH_MIN), slots).orElseThrow());
  }

  @Override
  public int words() {
    return words;
  }

  @Override
  public int addAll(long[] keys, int count, long[] fresh, int freshAt) {
    int added =
        words == 1
            ? addSingles(keys, count, fresh, freshAt)
            : addPairs(keys, count, fresh, freshAt);
    if (added > 0) {
      size.add(added);
    }
    return added;
  }

  /*
   * First all places and remainders are computed and put into `fresh`, then all home buckets loaded,
   * then all states inserted: a loop that does nothing but load has the most misses under way at the
   * same time. A new state goes where no place still waits, since it is no longer than these two.
   */

  private int addSingles(long[] keys, int count, long[] fresh, int freshAt) {
    for (int i = 0; i < count; i++) {
      long top = bijection.top(keys[i]);
      fresh[freshAt + 2 * i] = geometry.place(top);
      fresh[freshAt + 2 * i + 1] = geometry.remainder(top, 0);
    }
    Slots table = slots;
    use(table.touch(fresh, freshAt, count));
    int added = 0;
    for (int i = 0; i < count; i++) {
      int at = freshAt + 2 * i;
      if (isNew(table.insert(fresh[at], fresh[at + 1]), keys, i)) {
        fresh[freshAt + added++] = keys[i];
      }
    }
    return added;
  }

  private int addPairs(long[] keys, int count, long[] fresh, int freshAt) {
    System.arraycopy(keys, 0, fresh, freshAt, 2 * count);
    for (int at = freshAt; at < freshAt + 2 * count; at += 2) {
      bijection.mixPair(fresh, at);
      long top = fresh[at];
      fresh[at] = geometry.place(top);
      fresh[at + 1] = geometry.remainder(top, fresh[at + 1]);
    }
    Slots table = slots;
    use(table.touch(fresh, freshAt, count));
    int addedAt = freshAt;
    for (int i = 0; i < 2 * count; i += 2) {
      int at = freshAt + i;
      if (isNew(table.insert(fresh[at], fresh[at + 1]), keys, i)) {
        fresh[addedAt++] = keys[i];
        fresh[addedAt++] = keys[i + 1];
      }
    }
    return (addedAt - freshAt) / 2;
  }

  private boolean isNew(Slots.Outcome outcome, long[] keys, int at) {
    return outcome == Slots.Outcome.ABSENT
        || (outcome == Slots.Outcome.NO_ROOM && overflow.add(keys, at));
  }

  private void use(int loaded) {
    if (loaded == neverLoaded) {
      neverLoaded = loaded + 1;
    }
  }

  @Override
  public boolean contains(long[] key, int at) {
    long[] image = image(key, at);
    long top = image[0];
    return switch (slots.find(geometry.place(top), geometry.remainder(top, image[1]))) {
      case PRESENT -> true;
      case ABSENT -> false;
      case NO_ROOM -> overflow.contains(key, at);
    };
  }

  @Override
  public long size() {
    return size.sum();
  }

  @Override
  public long capacity() {
    return geometry.slots();
  }

  @Override
  public long bytes() {
    return slots.bytes() + overflow.bytes();
  }

  @Override
  public boolean wantsGrowth() {
    return Growth.wanted(size(), capacity(), overflow.size(), bytes());
  }

  @Override
  public long bytesAfterGrowth() {
    return bytesOf(nextGeometry());
  }

  @Override
  public long bytesDuringGrowth(int workers) {
    return Growth.bytesDuring(bytes(), bytesAfterGrowth(), geometry.segments(), workers);
  }

  @Override
  public void grow(Parallel workers) {
    Geometry next = nextGeometry();
    boolean inStep = geometry.segments() == next.segments();
    Slots target = inStep ? Slots.of(next) : Slots.allocated(next);
    Overflow rest = new Overflow(words);
    workers.run(
        geometry.segments(),
        segment -> {
          if (inStep) {
            target.allocate(segment);
          }
          move(segment, next, target, rest);
          slots.release(segment);
        });
    overflow.scan(state -> place(state, next, target, rest));
    geometry = next;
    slots = target;
    overflow = rest;
  }

  /** Copies a segment; if there are as many as before, to the one of the same number. */
  private void move(int segment, Geometry next, Slots target, Overflow rest) {
    long[] state = new long[words];
    slots.scan(
        segment,
        (home, remainder) -> {
          long top = geometry.top(segment, home, remainder);
          long low = geometry.low(remainder);
          Slots.Outcome outcome = target.insert(next.place(top), next.remainder(top, low));
          if (outcome == Slots.Outcome.NO_ROOM) {
            restore(top, low, state);
            rest.add(state, 0);
          }
        });
  }

  private void place(long[] state, Geometry next, Slots target, Overflow rest) {
    long[] image = image(state, 0);
    long remainder = next.remainder(image[0], image[1]);
    if (target.insert(next.place(image[0]), remainder) == Slots.Outcome.NO_ROOM) {
      rest.add(state, 0);
    }
  }

  /** The top and the low part of a state's image. */
  private long[] image(long[] key, int at) {
    if (words == 1) {
      return new long[] {bijection.top(key[at]), 0};
    }
    long[] image = {key[at], key[at + 1]};
    bijection.mixPair(image, 0);
    return image;
  }

  private void restore(long top, long low, long[] state) {
    if (words == 1) {
      state[0] = bijection.ofTop(top);
    } else {
      state[0] = top;
      state[1] = low;
      bijection.unmixPair(state, 0);
    }
  }

  @Override
  public int parts() {
    return geometry.segments() + 1;
  }

  @Override
  public void scan(int part, StateVisitor visitor) {
    if (part == geometry.segments()) {
      overflow.scan(visitor);
      return;
    }
    long[] state = new long[words];
    slots.scan(
        part,
        (home, remainder) -> {
          restore(geometry.top(part, home, remainder), geometry.low(remainder), state);
          visitor.visit(state);
        });
  }

  @Override
  public void clear() {
    geometry = Geometry.atLeast(width, SLOTS_AT_FIRST).orElse(geometry);
    slots = Slots.allocated(geometry);
    overflow = new Overflow(words);
    size.reset();
  }

  private Geometry nextGeometry() {
    long slots = Growth.slots(size(), capacity(), bytes());
    return Geometry.atLeast(width, slots).orElseThrow();
  }

  private static long bytesOf(Geometry geometry) {
    return geometry.slots() * geometry.slotBits() / Byte.SIZE;
  }
}
