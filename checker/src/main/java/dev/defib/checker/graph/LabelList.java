package dev.defib.checker.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A growing list of labels, in two bytes each as long as there are few different ones. */
final class LabelList {
  private static final int LOG2 = 16;
  private static final int CHUNK = 1 << LOG2;
  private static final int MASK = CHUNK - 1;

  private final List<char[]> low = new ArrayList<>();

  /** The upper halves; empty as long as every label can do without. */
  private final IntList high = new IntList();

  private int size;

  void add(int label) {
    if ((size & MASK) == 0) {
      low.add(new char[low.isEmpty() ? 16 : CHUNK]);
    }
    int last = low.size() - 1;
    char[] chunk = low.get(last);
    if ((size & MASK) == chunk.length) {
      chunk = Arrays.copyOf(chunk, 4 * chunk.length);
      low.set(last, chunk);
    }
    chunk[size & MASK] = (char) label;
    if (high.size() > 0 || needsHigh(label)) {
      while (high.size() < size) {
        high.add(highOf(get(high.size())));
      }
      high.add(label >> Character.SIZE);
    }
    size++;
  }

  /** Labels from -1, which is stored as the greatest two-byte number, up to the one before that. */
  private static boolean needsHigh(int label) {
    return label >= Character.MAX_VALUE;
  }

  private static int highOf(int label) {
    return label >> Character.SIZE;
  }

  int get(int index) {
    char bits = low.get(index >>> LOG2)[index & MASK];
    if (index < high.size()) {
      return high.get(index) << Character.SIZE | bits;
    }
    return bits == Character.MAX_VALUE ? Graph.STOP : bits;
  }

  long bytes() {
    return 2L * (size < CHUNK ? size : size + (long) CHUNK) + high.bytes();
  }
}
