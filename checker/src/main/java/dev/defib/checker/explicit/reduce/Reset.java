package dev.defib.checker.explicit.reduce;

import dev.defib.checker.explicit.Layout;
import dev.defib.checker.ir.Variable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Sets the slots that are dead at the value of a control to their types' least values. */
final class Reset implements Representative {
  private final Layout.Place control;

  /** For each value of the control the bits that stay, word by word. */
  private final long[][] kept;

  private Reset(Layout.Place control, long[][] kept) {
    this.control = control;
    this.kept = kept;
  }

  /**
   * A reset that depends on a control.
   *
   * @param dead for each of its values the dead slots
   */
  static Reset of(Layout layout, Variable control, List<BitSet> dead) {
    return new Reset(layout.place(control.offset()), kept(layout, dead));
  }

  /** A reset of slots that are dead whatever the state. */
  static Reset always(Layout layout, BitSet dead) {
    return new Reset(new Layout.Place(0, 0, 0, 0), kept(layout, List.of(dead)));
  }

  private static long[][] kept(Layout layout, List<BitSet> dead) {
    long[][] kept = new long[dead.size()][layout.words()];
    for (int value = 0; value < kept.length; value++) {
      long[] words = kept[value];
      Arrays.fill(words, -1);
      dead.get(value).stream()
          .mapToObj(layout::place)
          .forEach(place -> words[place.word()] &= ~place.maskInWord());
    }
    return kept;
  }

  @Override
  public void normalize(long[] states, int at) {
    long value = (states[at + control.word()] >>> control.shift()) & control.mask();
    long[] masks = kept[(int) value];
    for (int word = 0; word < masks.length; word++) {
      states[at + word] &= masks[word];
    }
  }
}
