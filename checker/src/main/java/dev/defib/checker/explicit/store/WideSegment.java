package dev.defib.checker.explicit.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** A hash table of whole states: a tag for each slot, and beside the tags the states. */
final class WideSegment {
  /*
   * A tag is 30 bits of the hash over two bits of state; 0 is an empty slot. Who claims a slot by
   * compare-and-set makes it BUSY, writes the state and then releases the tag as READY [1]. Others
   * with the same 30 bits wait for that and compare the words. A claimed slot never changes its hash
   * bits, so the argument for paths is that of Slots.
   *
   * [1] Laarman, van de Pol, Weber. Boosting multi-core reachability performance with shared hash
   *     tables. FMCAD 2010.
   */
  private static final VarHandle TAG = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int BUSY = 1;
  private static final int READY = 3;
  private static final int STATE_BITS = 2;
  private static final int PER_BUCKET = Geometry.BUCKET_BYTES / Integer.BYTES;

  private final int words;
  private final int buckets;
  private final int[] tags;
  private final long[] states;

  WideSegment(int words, long slots) {
    this.words = words;
    long wanted = (slots + PER_BUCKET - 1) / PER_BUCKET;
    long all = (wanted + Geometry.DISPLACEMENTS - 1) * PER_BUCKET;
    if (all * words > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException("a segment of " + slots + " slots is too large");
    }
    buckets = (int) wanted;
    tags = new int[(int) all];
    states = new long[(int) all * words];
  }

  /** Loads the beginning of a path into the cache. The result means nothing but must be used. */
  int touch(long hash) {
    return tags[home(hash) * PER_BUCKET + start(hash)];
  }

  Slots.Outcome insert(long hash, long[] key, int at) {
    return walk(hash, key, at, true);
  }

  Slots.Outcome find(long hash, long[] key, int at) {
    return walk(hash, key, at, false);
  }

  private Slots.Outcome walk(long hash, long[] key, int at, boolean claims) {
    int ready = ((int) hash << STATE_BITS) | READY;
    int start = start(hash);
    int bucket = home(hash) * PER_BUCKET;
    for (int tried = 0; tried < Geometry.DISPLACEMENTS; tried++) {
      for (int i = 0; i < PER_BUCKET; i++) {
        int slot = bucket + ((start + i) & (PER_BUCKET - 1));
        int seen = (int) TAG.getAcquire(tags, slot);
        if (seen == 0) {
          if (!claims) {
            return Slots.Outcome.ABSENT;
          }
          seen = (int) TAG.compareAndExchange(tags, slot, 0, ready ^ READY ^ BUSY);
          if (seen == 0) {
            System.arraycopy(key, at, states, slot * words, words);
            TAG.setRelease(tags, slot, ready);
            return Slots.Outcome.ABSENT;
          }
        }
        if ((seen | READY) == ready && isAt(slot, ready, key, at)) {
          return Slots.Outcome.PRESENT;
        }
      }
      bucket += PER_BUCKET;
    }
    return Slots.Outcome.NO_ROOM;
  }

  private boolean isAt(int slot, int ready, long[] key, int at) {
    while ((int) TAG.getAcquire(tags, slot) != ready) {
      Thread.onSpinWait();
    }
    int from = slot * words;
    return Arrays.equals(states, from, from + words, key, at, at + words);
  }

  void scan(StateVisitor visitor) {
    long[] state = new long[words];
    for (int slot = 0; slot < tags.length; slot++) {
      if (tags[slot] != 0) {
        System.arraycopy(states, slot * words, state, 0, words);
        visitor.visit(state);
      }
    }
  }

  long slots() {
    return (long) buckets * PER_BUCKET;
  }

  long bytes() {
    return (long) tags.length * Integer.BYTES + (long) states.length * Long.BYTES;
  }

  /** Bits 26 to 57 of the hash; those above choose the segment. */
  private int home(long hash) {
    return (int) ((((hash >>> 26) & 0xFFFF_FFFFL) * buckets) >>> Integer.SIZE);
  }

  private static int start(long hash) {
    return (int) (hash >>> 22) & (PER_BUCKET - 1);
  }
}
