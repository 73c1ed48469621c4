package dev.defib.checker.explicit.reduce;

import dev.defib.checker.explicit.Layout;
import java.util.Arrays;

/**
 * Puts interchangeable elements of arrays in the order of their states, slot by slot: of all states
 * that differ only in which element is in which state, one.
 */
final class SortedElements implements Representative {
  /** For each element the places of its slots, corresponding ones at the same position. */
  private final Layout.Place[][] places;

  SortedElements(Layout.Place[][] places) {
    this.places = places;
  }

  @Override
  public void normalize(long[] states, int at) {
    long[][] elements = new long[places.length][];
    boolean sorted = true;
    for (int i = 0; i < elements.length; i++) {
      elements[i] = element(states, at, places[i]);
      sorted = sorted && (i == 0 || Arrays.compare(elements[i - 1], elements[i]) <= 0);
    }
    if (!sorted) {
      Arrays.sort(elements, Arrays::compare);
      for (int i = 0; i < elements.length; i++) {
        write(elements[i], places[i], states, at);
      }
    }
  }

  private static long[] element(long[] states, int at, Layout.Place[] places) {
    long[] values = new long[places.length];
    for (int i = 0; i < values.length; i++) {
      Layout.Place place = places[i];
      values[i] = (states[at + place.word()] >>> place.shift()) & place.mask();
    }
    return values;
  }

  private static void write(long[] values, Layout.Place[] places, long[] states, int at) {
    for (int i = 0; i < values.length; i++) {
      Layout.Place place = places[i];
      int word = at + place.word();
      states[word] = (states[word] & ~place.maskInWord()) | (values[i] << place.shift());
    }
  }
}
