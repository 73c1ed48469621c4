package dev.defib.checker.explicit.store;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** A set of states of any width, each stored whole: 4 bytes and its words a slot. */
final class WideSet implements StateSet {
  /*
   * Segments (WideSegment) are chosen by the top bits of a hash. As in QuotientSet, what finds its
   * path full is kept in an exact side table, and growth drops segment by segment.
   */
  private static final int SEGMENT_BITS = 6;
  private static final long SLOTS_AT_FIRST = 256;
  private static final long SLOTS_OF_ONE_SEGMENT = 1L << 17;

  private final int words;
  private final LongAdder size = new LongAdder();

  private WideSegment[] segments;
  private Overflow overflow;

  /** Compared with what is loaded in advance, so that the loads are not optimized away. */
  private int neverLoaded = 0x5EED5;

  WideSet(int bits) {
    words = (bits + Long.SIZE - 1) / Long.SIZE;
    segments = segments(SLOTS_AT_FIRST);
    overflow = new Overflow(words);
  }

  @Override
  public int words() {
    return words;
  }

  @Override
  public int addAll(long[] keys, int count, long[] fresh, int freshAt) {
    WideSegment[] table = segments;
    int loaded = 0;
    for (int i = 0; i < count; i++) {
      long hash = Hashing.hash(keys, i * words, words);
      // Where the state would go if all before it were new: never overwritten before it is used.
      fresh[freshAt + i * words] = hash;
      loaded += table[segment(hash, table.length)].touch(hash);
    }
    if (loaded == neverLoaded) {
      neverLoaded = loaded + 1;
    }
    return insertAll(table, keys, count, fresh, freshAt);
  }

  private int insertAll(WideSegment[] table, long[] keys, int count, long[] fresh, int freshAt) {
    int added = 0;
    for (int i = 0; i < count; i++) {
      int from = i * words;
      long hash = fresh[freshAt + from];
      Slots.Outcome outcome = table[segment(hash, table.length)].insert(hash, keys, from);
      if (outcome == Slots.Outcome.ABSENT
          || (outcome == Slots.Outcome.NO_ROOM && overflow.add(keys, from))) {
        System.arraycopy(keys, from, fresh, freshAt + added * words, words);
        added++;
      }
    }
    if (added > 0) {
      size.add(added);
    }
    return added;
  }

  @Override
  public boolean contains(long[] key, int at) {
    long hash = Hashing.hash(key, at, words);
    return switch (segments[segment(hash, segments.length)].find(hash, key, at)) {
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
    return segments.length * segments[0].slots();
  }

  @Override
  public long bytes() {
    long bytes = overflow.bytes();
    for (WideSegment segment : segments) {
      bytes += segment.bytes();
    }
    return bytes;
  }

  @Override
  public boolean wantsGrowth() {
    return Growth.wanted(size(), capacity(), overflow.size(), bytes());
  }

  @Override
  public long bytesAfterGrowth() {
    return slotsNext() * (Integer.BYTES + (long) words * Long.BYTES);
  }

  @Override
  public long bytesDuringGrowth(int workers) {
    return Growth.bytesDuring(bytes(), bytesAfterGrowth(), segments.length, workers);
  }

  @Override
  public void grow(Parallel workers) {
    long slots = slotsNext();
    Overflow rest = new Overflow(words);
    int count = segmentsFor(slots);
    WideSegment[] target = count == segments.length ? new WideSegment[count] : segments(slots);
    workers.run(segments.length, i -> move(i, slots, target, rest));
    overflow.scan(state -> place(state, target, rest));
    segments = target;
    overflow = rest;
  }

  /** Copies a segment; if there are as many as before, to the one of the same number. */
  private void move(int segment, long slots, WideSegment[] target, Overflow rest) {
    if (segments.length == target.length) {
      target[segment] = new WideSegment(words, slots / target.length);
    }
    segments[segment].scan(state -> place(state, target, rest));
    segments[segment] = target[segment];
  }

  private void place(long[] state, WideSegment[] target, Overflow rest) {
    long hash = Hashing.hash(state, 0, words);
    WideSegment segment = target[segment(hash, target.length)];
    if (segment.insert(hash, state, 0) == Slots.Outcome.NO_ROOM) {
      rest.add(state, 0);
    }
  }

  @Override
  public int parts() {
    return segments.length + 1;
  }

  @Override
  public void scan(int part, StateVisitor visitor) {
    if (part == segments.length) {
      overflow.scan(visitor);
    } else {
      segments[part].scan(visitor);
    }
  }

  @Override
  public void clear() {
    segments = segments(SLOTS_AT_FIRST);
    overflow = new Overflow(words);
    size.reset();
  }

  private long slotsNext() {
    return Growth.slots(size(), capacity(), bytes());
  }

  private static int segmentsFor(long slots) {
    return slots >= SLOTS_OF_ONE_SEGMENT ? 1 << SEGMENT_BITS : 1;
  }

  private WideSegment[] segments(long slots) {
    WideSegment[] made = new WideSegment[segmentsFor(slots)];
    Arrays.setAll(made, _ -> new WideSegment(words, slots / made.length));
    return made;
  }

  private static int segment(long hash, int segments) {
    return segments == 1 ? 0 : (int) (hash >>> (Long.SIZE - SEGMENT_BITS));
  }
}
