package dev.defib.checker.explicit.code;

import java.util.Comparator;

/**
 * Something that a compiled term mentions and that has a long value in the method: a word of the
 * state, a choice, a local of the action, a bound variable, or whether an event happened.
 */
record Name(Kind kind, int number) implements Comparable<Name> {
  enum Kind {
    WORD,
    CHOICE,
    LOCAL,
    BOUND,
    EVENT
  }

  private static final Comparator<Name> ORDER =
      Comparator.comparing(Name::kind).thenComparingInt(Name::number);

  static Name word(int number) {
    return new Name(Kind.WORD, number);
  }

  static Name choice(int number) {
    return new Name(Kind.CHOICE, number);
  }

  static Name local(int number) {
    return new Name(Kind.LOCAL, number);
  }

  static Name bound(int number) {
    return new Name(Kind.BOUND, number);
  }

  static Name event(int number) {
    return new Name(Kind.EVENT, number);
  }

  @Override
  public int compareTo(Name other) {
    return ORDER.compare(this, other);
  }
}
