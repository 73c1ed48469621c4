package dev.defib.checker.explicit.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Numbers distinct keys of one or two words from 0 on, in the order of their arrival, and gives the
 * key of a number back. Shared by all workers; grows by itself.
 */
final class Interner {
  /*
   * The keys lie by number in chunks that double. Tables of numbers (plus one; 0 is empty), with
   * linear probing and at most three quarters full, find them by hash, in stripes. A key is looked for
   * without a lock: a table is only ever added to, and one that has been replaced remains a part of
   * the truth. What is not found so is looked for again, and added, with the stripe's lock. The
   * number is released into the table after its key has been written.
   */
  private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int STRIPES = 16;
  private static final int FIRST_CHUNK_LOG2 = 8;
  private static final int CHUNKS = Integer.SIZE - FIRST_CHUNK_LOG2;

  private final int words;
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicReferenceArray<long[]> chunks = new AtomicReferenceArray<>(CHUNKS);
  private final Stripe[] stripes = new Stripe[STRIPES];

  /**
   * @param words 1 or 2, of a key
   */
  Interner(int words) {
    this.words = words;
    Arrays.setAll(stripes, _ -> new Stripe());
  }

  /**
   * The number of a key.
   *
   * @param second its second word, 0 if it has one
   */
  int number(long first, long second) {
    long hash = hash(first, second);
    Stripe stripe = stripes[(int) (hash >>> 60)];
    int number = stripe.find(stripe.table, (int) hash, first, second);
    return number >= 0 ? number : stripe.add((int) hash, first, second);
  }

  /** The number of a key, or -1 if it has none. */
  int find(long first, long second) {
    long hash = hash(first, second);
    Stripe stripe = stripes[(int) (hash >>> 60)];
    return stripe.find(stripe.table, (int) hash, first, second);
  }

  /** A word of the key with a number. */
  long word(int number, int word) {
    int chunk = chunk(number);
    return chunks.get(chunk)[offset(number, chunk) + word];
  }

  /** How many keys there are. */
  int size() {
    return size.get();
  }

  long bytes() {
    long bytes = 0;
    for (int i = 0; i < CHUNKS; i++) {
      long[] chunk = chunks.get(i);
      bytes += chunk == null ? 0 : (long) chunk.length * Long.BYTES;
    }
    for (Stripe stripe : stripes) {
      bytes += (long) stripe.table.length * Integer.BYTES;
    }
    return bytes;
  }

  private void store(int number, long first, long second) {
    int chunk = chunk(number);
    long[] keys = chunks.get(chunk);
    if (keys == null) {
      keys = newChunk(chunk);
    }
    int at = offset(number, chunk);
    keys[at] = first;
    if (words == 2) {
      keys[at + 1] = second;
    }
  }

  private synchronized long[] newChunk(int chunk) {
    long[] keys = chunks.get(chunk);
    if (keys == null) {
      keys = new long[words << (FIRST_CHUNK_LOG2 + chunk)];
      chunks.set(chunk, keys);
    }
    return keys;
  }

  /** Chunk i begins with number 2^(8 + i) - 2^8. */
  private static int chunk(int number) {
    return Integer.SIZE - 1 - FIRST_CHUNK_LOG2 - Integer.numberOfLeadingZeros(shifted(number));
  }

  private int offset(int number, int chunk) {
    return (shifted(number) - (1 << (FIRST_CHUNK_LOG2 + chunk))) * words;
  }

  private static int shifted(int number) {
    return number + (1 << FIRST_CHUNK_LOG2);
  }

  private static long hash(long first, long second) {
    long hash = (first * 0x9E3779B97F4A7C15L) ^ (second * 0xD6E8FEB86659FD93L);
    hash = (hash ^ (hash >>> 32)) * 0xBF58476D1CE4E5B9L;
    return hash ^ (hash >>> 29);
  }

  private final class Stripe {
    private volatile int[] table = new int[16];
    private int used;

    /** The number of a key, or -1 if it is not in this table. */
    int find(int[] numbers, int hash, long first, long second) {
      int mask = numbers.length - 1;
      for (int at = hash & mask; ; at = (at + 1) & mask) {
        int number = (int) NUMBER.getAcquire(numbers, at) - 1;
        if (number < 0 || hasKey(number, first, second)) {
          return number;
        }
      }
    }

    private boolean hasKey(int number, long first, long second) {
      int chunk = chunk(number);
      long[] keys = chunks.get(chunk);
      int at = offset(number, chunk);
      return keys[at] == first && (words == 1 || keys[at + 1] == second);
    }

    synchronized int add(int hash, long first, long second) {
      int known = find(table, hash, first, second);
      if (known >= 0) {
        return known;
      }
      if (used >= table.length - table.length / 4) {
        rehash();
      }
      int number = size.getAndIncrement();
      store(number, first, second);
      put(table, hash, number);
      used++;
      return number;
    }

    private void rehash() {
      int[] old = table;
      int[] larger = new int[2 * old.length];
      for (int entry : old) {
        if (entry != 0) {
          int number = entry - 1;
          long second = words == 2 ? word(number, 1) : 0;
          put(larger, (int) hash(word(number, 0), second), number);
        }
      }
      table = larger;
    }

    private void put(int[] numbers, int hash, int number) {
      int mask = numbers.length - 1;
      int at = hash & mask;
      while (numbers[at] != 0) {
        at = (at + 1) & mask;
      }
      NUMBER.setRelease(numbers, at, number + 1);
    }
  }
}
