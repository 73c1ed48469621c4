package dev.defib.checker.sat.solve;

import java.util.Arrays;

/** Variables by activity, the most active first: a binary heap of those that may be decided on. */
final class VariableOrder {
  private static final double DECAY = 0.95;
  private static final double ACTIVITY_MAX = 1e100;
  private static final int ABSENT = -1;

  private double[] activity = new double[64];
  private int[] heap = new int[64];

  /** For each variable its place in the heap, or {@link #ABSENT}. */
  private int[] places = new int[64];

  private int size;
  private double increment = 1;

  /** Makes room for variables below {@code count}. */
  void grow(int count) {
    if (count > places.length) {
      int length = Math.max(count, 2 * places.length);
      int known = places.length;
      activity = Arrays.copyOf(activity, length);
      heap = Arrays.copyOf(heap, length);
      places = Arrays.copyOf(places, length);
      Arrays.fill(places, known, length, ABSENT);
    }
  }

  VariableOrder() {
    Arrays.fill(places, ABSENT);
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      places[heap[i]] = ABSENT;
    }
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void insert(int variable) {
    if (places[variable] == ABSENT) {
      places[variable] = size;
      heap[size++] = variable;
      up(size - 1);
    }
  }

  int removeFirst() {
    int first = heap[0];
    places[first] = ABSENT;
    size--;
    if (size > 0) {
      heap[0] = heap[size];
      places[heap[0]] = 0;
      down(0);
    }
    return first;
  }

  void bump(int variable) {
    activity[variable] += increment;
    if (activity[variable] > ACTIVITY_MAX) {
      rescale();
    }
    if (places[variable] != ABSENT) {
      up(places[variable]);
    }
  }

  /** Makes what was bumped so far count less. */
  void decay() {
    increment /= DECAY;
  }

  private void rescale() {
    for (int i = 0; i < activity.length; i++) {
      activity[i] /= ACTIVITY_MAX;
    }
    increment /= ACTIVITY_MAX;
  }

  private void up(int from) {
    int place = from;
    int variable = heap[place];
    while (place > 0) {
      int parent = (place - 1) >> 1;
      if (activity[heap[parent]] >= activity[variable]) {
        break;
      }
      move(heap[parent], place);
      place = parent;
    }
    move(variable, place);
  }

  private void down(int from) {
    int place = from;
    int variable = heap[place];
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && activity[heap[child + 1]] > activity[heap[child]]) {
        child++;
      }
      if (activity[heap[child]] <= activity[variable]) {
        break;
      }
      move(heap[child], place);
      place = child;
    }
    move(variable, place);
  }

  private void move(int variable, int place) {
    heap[place] = variable;
    places[variable] = place;
  }
}
