package dev.defib.checker.explicit.code;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which of a method's local variables each name has its value. */
final class Scope {
  private final Map<Name, Integer> slots = new HashMap<>();

  Scope() {}

  /** The scope of a method that begins with the state's words as parameters. */
  static Scope ofWords(int words) {
    Scope scope = new Scope();
    for (int i = 0; i < words; i++) {
      scope.put(Name.word(i), 2 * i);
    }
    return scope;
  }

  Scope copy() {
    Scope copy = new Scope();
    copy.slots.putAll(slots);
    return copy;
  }

  void put(Name name, int slot) {
    slots.put(name, slot);
  }

  boolean has(Name name) {
    return slots.containsKey(name);
  }

  int slot(Name name) {
    @Nullable Integer slot = slots.get(name);
    if (slot == null) {
      throw new IllegalStateException("nothing is known of " + name);
    }
    return slot;
  }
}
