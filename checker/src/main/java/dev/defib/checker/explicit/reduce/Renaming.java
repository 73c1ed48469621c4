package dev.defib.checker.explicit.reduce;

import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** An exchange of two elements of arrays: each slot and each event becomes the other element's. */
final class Renaming {
  /** An element of an array in a name: {@code drv[2]}. */
  static final Pattern ELEMENT = Pattern.compile("([A-Za-z_]\\w*)\\[(\\d+)\\]");

  private final int[] slots;
  private final int[] events;

  private Renaming(int slots, int events) {
    this.slots = IntStream.range(0, slots).toArray();
    this.events = IntStream.range(0, events).toArray();
  }

  /** The number of slots. */
  int slots() {
    return slots.length;
  }

  /** The slot that takes this one's place. */
  int slot(int slot) {
    return slots[slot];
  }

  /** The event that takes this one's place. */
  int event(int event) {
    return events[event];
  }

  /** Everything keeps its place. */
  static Renaming identity(TransitionSystem system) {
    return new Renaming(system.slots(), system.events().size());
  }

  /**
   * Exchanges element {@code first} with the next one; empty if one of them has what the other has
   * not.
   *
   * @param arrays the names of the arrays whose elements change places
   * @param length above 0: variables that are arrays of this length, and are not part of an
   *     element, change these two elements
   */
  static Optional<Renaming> exchange(
      TransitionSystem system, List<String> arrays, int first, int length) {
    Renaming renaming = identity(system);
    Map<String, Variable> byName = new HashMap<>();
    system.variables().forEach(variable -> byName.put(variable.name(), variable));
    for (Variable variable : system.variables()) {
      String name = exchanged(variable.name(), arrays, first);
      Variable other = byName.get(name);
      if (other == null || !areAlike(variable, other)) {
        return Optional.empty();
      }
      for (int i = 0; i < variable.length(); i++) {
        renaming.slots[variable.offset() + i] = other.offset() + i;
      }
      if (other.equals(variable) && variable.array() && variable.length() == length) {
        renaming.slots[variable.offset() + first] = variable.offset() + first + 1;
        renaming.slots[variable.offset() + first + 1] = variable.offset() + first;
      }
    }
    for (int event = 0; event < renaming.events.length; event++) {
      int other = system.events().indexOf(exchanged(system.events().get(event), arrays, first));
      if (other < 0) {
        return Optional.empty();
      }
      renaming.events[event] = other;
    }
    return Optional.of(renaming);
  }

  private static boolean areAlike(Variable one, Variable other) {
    return one.length() == other.length()
        && one.type().low() == other.type().low()
        && one.type().high() == other.type().high();
  }

  private static String exchanged(String name, List<String> arrays, int first) {
    return ELEMENT
        .matcher(name)
        .replaceAll(
            match -> {
              String index = match.group(2);
              if (arrays.contains(match.group(1))) {
                if (index.equals(Integer.toString(first))) {
                  index = Integer.toString(first + 1);
                } else if (index.equals(Integer.toString(first + 1))) {
                  index = Integer.toString(first);
                }
              }
              return Matcher.quoteReplacement(match.group(1) + "[" + index + "]");
            });
  }

  /** Whether the exchange, done twice, leaves everything in its place. */
  boolean isInvolution() {
    return isInvolution(slots) && isInvolution(events);
  }

  private static boolean isInvolution(int[] places) {
    return IntStream.range(0, places.length).allMatch(i -> places[places[i]] == i);
  }

  /** Where the elements of an array variable begin afterwards; -1 if they do not stay in a row. */
  int offset(Variable array) {
    int offset = slots[array.offset()];
    for (int i = 0; i < array.length(); i++) {
      if (slots[array.offset() + i] != offset + i) {
        return -1;
      }
    }
    return offset;
  }
}
