package dev.defib.checker.reference;

import dev.defib.checker.graph.StateTable;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The set of states found, numbered from 0 in the order of their arrival.
 *
 * <p>Each slot takes as many bits as its type needs, in one 64-bit word; slots never straddle
 * words. States lie one behind the other in chunks; an open-addressing table (linear probing, at
 * most 60 % full) finds them by a hash of their words.
 */
final class StateStore implements StateTable {
  /** What fits the largest table of its kind. */
  static final int STATES_MAX = 600_000_000;

  private static final int CHUNK_LOG2 = 12;
  private static final int CHUNK = 1 << CHUNK_LOG2;
  private static final int EMPTY = -1;

  private final int slots;
  private final int[] word;
  private final int[] shift;
  private final long[] mask;
  private final long[] low;
  private final int words;

  private final List<long[]> chunks = new ArrayList<>();
  private int[] table = new int[1 << 10];
  private int size;

  /** The state looked for last, packed, and the place in the table where it would go. */
  private final long[] key;

  private int place;

  StateStore(TransitionSystem system) {
    slots = system.slots();
    word = new int[slots];
    shift = new int[slots];
    mask = new long[slots];
    low = new long[slots];
    int bits = 0;
    int full = 0;
    for (Variable variable : system.variables()) {
      int width = 64 - Long.numberOfLeadingZeros(variable.type().high() - variable.type().low());
      for (int slot = variable.offset(); slot < variable.offset() + variable.length(); slot++) {
        if (bits + width > 64) {
          full++;
          bits = 0;
        }
        word[slot] = full;
        shift[slot] = width == 0 ? 0 : bits;
        mask[slot] = width == 64 ? -1 : (1L << width) - 1;
        low[slot] = variable.type().low();
        bits += width;
      }
    }
    words = full + 1;
    key = new long[words];
    Arrays.fill(table, EMPTY);
  }

  int size() {
    return size;
  }

  long bytes() {
    return 4L * table.length + 8L * chunks.size() * CHUNK * words;
  }

  /** The number of the state, or -1 if it is not here: {@link #addSought} would add it. */
  int find(long[] vector) {
    Arrays.fill(key, 0);
    for (int slot = 0; slot < slots; slot++) {
      key[word[slot]] |= (vector[slot] - low[slot]) << shift[slot];
    }
    return seek();
  }

  private int seek() {
    place = hash(key, 0) & (table.length - 1);
    while (table[place] != EMPTY) {
      if (isKey(table[place])) {
        return table[place];
      }
      place = (place + 1) & (table.length - 1);
    }
    return -1;
  }

  /** Adds the state that {@link #find} has just not found, and numbers it. */
  int addSought() {
    if ((size & (CHUNK - 1)) == 0) {
      chunks.add(new long[CHUNK * words]);
    }
    System.arraycopy(key, 0, chunk(size), start(size), words);
    table[place] = size;
    if (10L * ++size > 6L * table.length) {
      grow();
    }
    return size - 1;
  }

  @Override
  public void read(int state, long[] vector) {
    long[] chunk = chunk(state);
    int start = start(state);
    for (int slot = 0; slot < slots; slot++) {
      vector[slot] = ((chunk[start + word[slot]] >>> shift[slot]) & mask[slot]) + low[slot];
    }
  }

  private void grow() {
    int[] larger = new int[2 * table.length];
    Arrays.fill(larger, EMPTY);
    table = larger;
    for (int state = 0; state < size; state++) {
      int free = hash(chunk(state), start(state)) & (table.length - 1);
      while (table[free] != EMPTY) {
        free = (free + 1) & (table.length - 1);
      }
      table[free] = state;
    }
  }

  private boolean isKey(int state) {
    int start = start(state);
    return Arrays.equals(chunk(state), start, start + words, key, 0, words);
  }

  private int hash(long[] from, int start) {
    long hash = 0;
    for (int i = start; i < start + words; i++) {
      hash = (hash ^ from[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return (int) (hash ^ hash >>> 32);
  }

  private long[] chunk(int state) {
    return chunks.get(state >>> CHUNK_LOG2);
  }

  private int start(int state) {
    return (state & (CHUNK - 1)) * words;
  }
}
