package dev.defib.checker.graph;

import dev.defib.checker.engine.Verdict;
import java.util.Arrays;

/** Numbers pairs of integers from 0, in the order of their arrival. */
final class PairTable {
  private static final int EMPTY = -1;

  /** What fits the largest table of its kind. */
  private static final int NODES_MAX = 600_000_000;

  private final IntList firsts = new IntList();
  private final IntList seconds = new IntList();
  private int[] table = new int[64];

  PairTable() {
    Arrays.fill(table, EMPTY);
  }

  int intern(int first, int second) {
    int place = place(first, second);
    if (table[place] != EMPTY) {
      return table[place];
    }
    int number = size();
    if (number == NODES_MAX) {
      throw new LimitReached(
          Verdict.Cause.MEMORY_LIMIT, "the product with the property has too many states");
    }
    table[place] = number;
    firsts.add(first);
    seconds.add(second);
    if (10L * size() > 6L * table.length) {
      grow();
    }
    return number;
  }

  int size() {
    return firsts.size();
  }

  int first(int number) {
    return firsts.get(number);
  }

  int second(int number) {
    return seconds.get(number);
  }

  int[] firsts() {
    return firsts.toArray();
  }

  int[] seconds() {
    return seconds.toArray();
  }

  private int place(int first, int second) {
    long hash = ((long) first << 32 | (second & 0xFFFFFFFFL)) * 0x9E3779B97F4A7C15L;
    int place = (int) (hash >>> 32) & (table.length - 1);
    while (table[place] != EMPTY
        && (first(table[place]) != first || second(table[place]) != second)) {
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  private void grow() {
    table = new int[2 * table.length];
    Arrays.fill(table, EMPTY);
    for (int number = 0; number < size(); number++) {
      table[place(first(number), second(number))] = number;
    }
  }
}
