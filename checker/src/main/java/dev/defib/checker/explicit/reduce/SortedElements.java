package dev.defib.checker.explicit.reduce;

import dev.defib.checker.explicit.Layout;

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

  /** Sorts by insertion, in place: there are few elements, and most states are in order. */
  @Override
  public void normalize(long[] states, int at) {
    for (int i = 1; i < places.length; i++) {
      for (int j = i; j > 0 && compare(states, at, j - 1, j) > 0; j--) {
        exchange(states, at, j - 1, j);
      }
    }
  }

  private int compare(long[] states, int at, int one, int other) {
    int order = 0;
    for (int slot = 0; order == 0 && slot < places[one].length; slot++) {
      order =
          Long.compare(
              value(states, at, places[one][slot]), value(states, at, places[other][slot]));
    }
    return order;
  }

  private void exchange(long[] states, int at, int one, int other) {
    for (int slot = 0; slot < places[one].length; slot++) {
      long value = value(states, at, places[one][slot]);
      write(states, at, places[one][slot], value(states, at, places[other][slot]));
      write(states, at, places[other][slot], value);
    }
  }

  private static long value(long[] states, int at, Layout.Place place) {
    return (states[at + place.word()] >>> place.shift()) & place.mask();
  }

  private static void write(long[] states, int at, Layout.Place place, long value) {
    int word = at + place.word();
    states[word] = (states[word] & ~place.maskInWord()) | (value << place.shift());
  }
}
