package dev.defib.checker.explicit;

import dev.defib.checker.explicit.code.Compiler;
import dev.defib.checker.explicit.code.Probe;
import dev.defib.checker.explicit.code.Successors;
import dev.defib.checker.graph.StateTable;
import dev.defib.checker.ir.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Packed states numbered from 0 in the order of their arrival.
 *
 * <p>They lie one behind the other in chunks; an open-addressing table (linear probing, at most 60
 * % full) finds them by a hash of their words.
 */
final class PackedStates implements StateTable {
  /** What fits the largest table of its kind. */
  static final int STATES_MAX = 600_000_000;

  private static final int CHUNK_LOG2 = 12;
  private static final int CHUNK = 1 << CHUNK_LOG2;
  private static final int EMPTY = -1;

  /** For fewer states it does not pay to compile a term. */
  private static final int COMPILED_MIN = 2_000;

  private final Layout layout;
  private final int words;
  private final List<long[]> chunks = new ArrayList<>();
  private int[] table = new int[1 << 10];
  private int size;

  /** Where in the table the state looked for last would go. */
  private int place;

  PackedStates(Layout layout) {
    this.layout = layout;
    this.words = layout.words();
    Arrays.fill(table, EMPTY);
  }

  int size() {
    return size;
  }

  long bytes() {
    return 4L * table.length + 8L * chunks.size() * CHUNK * words;
  }

  /** The number of a state, or -1 if it is not here: {@link #addSought} would add it. */
  int find(long[] from, int at) {
    place = hash(from, at) & (table.length - 1);
    while (table[place] != EMPTY) {
      int state = table[place];
      if (Arrays.equals(chunk(state), start(state), start(state) + words, from, at, at + words)) {
        return state;
      }
      place = (place + 1) & (table.length - 1);
    }
    return -1;
  }

  /** Adds the state that {@link #find} has just not found, and numbers it. */
  int addSought(long[] from, int at) {
    if ((size & (CHUNK - 1)) == 0) {
      chunks.add(new long[CHUNK * words]);
    }
    System.arraycopy(from, at, chunk(size), start(size), words);
    table[place] = size;
    size++;
    if (10L * size > 6L * table.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    int[] larger = new int[2 * table.length];
    Arrays.fill(larger, EMPTY);
    for (int state = 0; state < size; state++) {
      int free = hash(chunk(state), start(state)) & (larger.length - 1);
      while (larger[free] != EMPTY) {
        free = (free + 1) & (larger.length - 1);
      }
      larger[free] = state;
    }
    table = larger;
  }

  @Override
  public void read(int state, long[] vector) {
    layout.unpack(chunk(state), start(state), vector);
  }

  @Override
  public Optional<List<BitSet>> where(List<Term> terms) {
    if (size < COMPILED_MIN) {
      return Optional.empty();
    }
    List<Probe> probes = new ArrayList<>();
    terms.forEach(term -> probes.add(new Probe.OfState(term)));
    Successors compiled = Compiler.compileProbes(layout, probes);
    List<BitSet> found = terms.stream().map(_ -> new BitSet(size)).toList();
    long[] hits = Hits.bits(probes.size());
    for (int state = 0; state < size; state++) {
      Arrays.fill(hits, 0);
      compiled.look(chunk(state), start(state), hits);
      for (int i = 0; i < probes.size(); i++) {
        if ((hits[i / Long.SIZE] >>> i & 1) != 0) {
          found.get(i).set(state);
        }
      }
    }
    return Optional.of(found);
  }

  /** The array in which the state's words lie, from {@link #start} on. */
  long[] chunk(int state) {
    return chunks.get(state >>> CHUNK_LOG2);
  }

  int start(int state) {
    return (state & (CHUNK - 1)) * words;
  }

  private int hash(long[] from, int at) {
    long hash = 0;
    for (int i = at; i < at + words; i++) {
      hash = (hash ^ from[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return (int) (hash ^ hash >>> 29);
  }
}
