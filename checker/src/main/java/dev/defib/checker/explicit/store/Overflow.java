package dev.defib.checker.explicit.store;

import java.util.Arrays;

/**
 * An exact set of whole states for the few that find no room in a table: a hash table with linear
 * probing behind a lock, in stripes.
 */
final class Overflow {
  private static final int STRIPES = 16;

  private final int words;
  private final Stripe[] stripes = new Stripe[STRIPES];

  Overflow(int words) {
    this.words = words;
    Arrays.setAll(stripes, _ -> new Stripe(words));
  }

  /** Inserts a state and tells whether it was new. */
  boolean add(long[] key, int at) {
    return stripe(key, at).add(key, at);
  }

  boolean contains(long[] key, int at) {
    return stripe(key, at).contains(key, at);
  }

  long size() {
    long size = 0;
    for (Stripe stripe : stripes) {
      size += stripe.size;
    }
    return size;
  }

  long bytes() {
    long bytes = 0;
    for (Stripe stripe : stripes) {
      bytes += (long) stripe.entries.length * Long.BYTES;
    }
    return bytes;
  }

  void scan(StateVisitor visitor) {
    for (Stripe stripe : stripes) {
      stripe.scan(visitor);
    }
  }

  private Stripe stripe(long[] key, int at) {
    return stripes[(int) (Hashing.hash(key, at, words) >>> 60)];
  }

  /** A part of the states. An entry is a hash, made odd so that 0 means empty, and the words. */
  private static final class Stripe {
    private final int words;
    private final int stride;
    private volatile int size;
    private volatile long[] entries = {};

    Stripe(int words) {
      this.words = words;
      stride = words + 1;
    }

    synchronized boolean add(long[] key, int at) {
      int places = entries.length / stride;
      if (size >= places - places / 4) {
        rehash(Math.max(16, 2 * places));
      }
      long hash = Hashing.hash(key, at, words) | 1;
      int place = place(entries, hash, key, at);
      if (entries[place] != 0) {
        return false;
      }
      put(entries, place, hash, key, at);
      size++;
      return true;
    }

    synchronized boolean contains(long[] key, int at) {
      return size > 0 && entries[place(entries, Hashing.hash(key, at, words) | 1, key, at)] != 0;
    }

    void scan(StateVisitor visitor) {
      long[] table = entries;
      long[] state = new long[words];
      for (int at = 0; at < table.length; at += stride) {
        if (table[at] != 0) {
          System.arraycopy(table, at + 1, state, 0, words);
          visitor.visit(state);
        }
      }
    }

    private void rehash(int places) {
      long[] old = entries;
      long[] table = new long[places * stride];
      for (int at = 0; at < old.length; at += stride) {
        if (old[at] != 0) {
          put(table, place(table, old[at], old, at + 1), old[at], old, at + 1);
        }
      }
      entries = table;
    }

    /** Where the entry of a state is, or else where it would go. */
    private int place(long[] table, long hash, long[] key, int at) {
      int places = table.length / stride;
      int place = (int) ((((hash >>> 8) & 0xFFFF_FFFFL) * places) >>> Integer.SIZE);
      while (true) {
        int entry = place * stride;
        if (table[entry] == 0
            || (table[entry] == hash
                && Arrays.equals(table, entry + 1, entry + stride, key, at, at + words))) {
          return entry;
        }
        place = place + 1 == places ? 0 : place + 1;
      }
    }

    private void put(long[] table, int entry, long hash, long[] key, int at) {
      table[entry] = hash;
      System.arraycopy(key, at, table, entry + 1, words);
    }
  }
}
