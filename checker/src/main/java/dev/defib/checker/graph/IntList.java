package dev.defib.checker.graph;

import java.util.Arrays;

/** A growing list of integers; in chunks, so that a long one is never copied to grow. */
final class IntList {
  private static final int LOG2 = 16;
  private static final int CHUNK = 1 << LOG2;
  private static final int MASK = CHUNK - 1;

  private int[][] chunks = {new int[16]};
  private int size;

  void add(int item) {
    int chunk = size >>> LOG2;
    int place = size & MASK;
    if (chunk == chunks.length || chunks[chunk] == null) {
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * chunk);
      }
      chunks[chunk] = new int[CHUNK];
    } else if (place == chunks[chunk].length) {
      chunks[chunk] = Arrays.copyOf(chunks[chunk], 4 * place);
    }
    chunks[chunk][place] = item;
    size++;
  }

  int get(int index) {
    return chunks[index >>> LOG2][index & MASK];
  }

  void set(int index, int item) {
    chunks[index >>> LOG2][index & MASK] = item;
  }

  int size() {
    return size;
  }

  int removeLast() {
    size--;
    return get(size);
  }

  void clear() {
    size = 0;
  }

  int[] toArray() {
    int[] items = new int[size];
    for (int at = 0; at < size; at += CHUNK) {
      System.arraycopy(chunks[at >>> LOG2], 0, items, at, Math.min(CHUNK, size - at));
    }
    return items;
  }

  long bytes() {
    return 4L * (size < CHUNK ? chunks[0].length : size + (long) CHUNK);
  }
}
