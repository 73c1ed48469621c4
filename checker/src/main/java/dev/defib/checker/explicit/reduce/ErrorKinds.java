package dev.defib.checker.explicit.reduce;

import dev.defib.checker.explicit.Layout;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;

/** Puts the first error of its kind in place of each error that has ended a run. */
final class ErrorKinds implements Representative {
  private final Layout.Place place;

  /** For each value of the error's slot the value that stands for it, in the word's bits. */
  private final long[] first;

  ErrorKinds(TransitionSystem system, Layout layout, Variable error) {
    this.place = layout.place(error.offset());
    this.first = new long[(int) error.type().size()];
    for (int value = 1; value < first.length; value++) {
      int earlier = value;
      for (int other = value - 1; other >= 1; other--) {
        earlier = isSameKind(system, other, value) ? other : earlier;
      }
      first[value] = place.inWord(earlier);
    }
  }

  private static boolean isSameKind(TransitionSystem system, int one, int other) {
    return system.errors().get(one - 1).kind() == system.errors().get(other - 1).kind();
  }

  @Override
  public void normalize(long[] states, int at) {
    int word = at + place.word();
    int value = (int) ((states[word] >>> place.shift()) & place.mask());
    states[word] = (states[word] & ~place.maskInWord()) | first[value];
  }
}
