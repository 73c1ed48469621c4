package dev.defib.dsl.analysis;

import java.util.Optional;

/**
 * What a place means: a name, or a part of something behind a dot.
 *
 * @param type of what is there; of the element, where it is indexed
 * @param symbol empty for what was reported as unknown, for the lengths of arrays, and for faults;
 *     of a queue's or window's part, the queue or window
 * @param owner the machine that it is a part of, if it was reached through that machine's name
 * @param visible whether the part is declared visible
 */
record Reference(Type type, Optional<Symbol> symbol, Optional<Shape> owner, boolean visible) {
  static final Reference UNKNOWN =
      new Reference(Type.UNKNOWN, Optional.empty(), Optional.empty(), true);

  static Reference to(Symbol symbol, Type type) {
    return new Reference(type, Optional.of(symbol), Optional.empty(), true);
  }

  /** A value that is computed from what the name stands for, such as an array's length. */
  static Reference derived(Type type) {
    return new Reference(type, Optional.empty(), Optional.empty(), true);
  }

  Reference element(Type element) {
    return new Reference(element, symbol, owner, visible);
  }

  boolean isUnknown() {
    return type instanceof Type.Unknown;
  }
}
