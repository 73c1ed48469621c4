package dev.defib.checker.graph;

import java.util.Arrays;

/** A growing list of 64-bit numbers; costs nothing as long as all of them are 0. */
final class LongList {
  private long[] items = new long[0];
  private int size;

  void add(long item) {
    if (item != 0 && size >= items.length) {
      items = Arrays.copyOf(items, (int) Math.min(Integer.MAX_VALUE - 8, 2L * size + 16));
    }
    if (item != 0) {
      items[size] = item;
    }
    size++;
  }

  long get(int index) {
    return index < items.length ? items[index] : 0;
  }
}
