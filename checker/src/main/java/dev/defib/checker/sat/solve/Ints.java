package dev.defib.checker.sat.solve;

import java.util.Arrays;

/** A list of ints that grows. */
final class Ints {
  int[] items = new int[4];
  int size;

  void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    items[size++] = item;
  }

  int[] toArray() {
    return Arrays.copyOf(items, size);
  }
}
