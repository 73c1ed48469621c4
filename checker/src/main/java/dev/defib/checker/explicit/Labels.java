package dev.defib.checker.explicit;

import dev.defib.checker.explicit.code.Compiler;
import dev.defib.checker.graph.Label;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the labels that compiled code writes behind successors. */
final class Labels {
  private final TransitionSystem system;
  private final int eventWords;
  private final List<Label> labels = new ArrayList<>();
  private final Map<Key, Integer> numbers = new HashMap<>();

  /** For an action the label of its last step that was seen, and that step's numbers. */
  private final int[] lastLabel;

  private final long[] lastRank;
  private final long[] lastEvents;

  private record Key(long action, long rank, List<Long> events) {}

  Labels(TransitionSystem system) {
    this.system = system;
    this.eventWords = Compiler.eventWords(system);
    int actions = system.actions().size();
    this.lastLabel = new int[actions];
    this.lastRank = new long[actions];
    this.lastEvents = new long[actions];
    Arrays.fill(lastLabel, -1);
  }

  List<Label> list() {
    return labels;
  }

  /** The number of the label that lies in the array from {@code at} on. */
  int number(long[] from, int at) {
    int action = (int) from[at];
    if (eventWords == 1
        && lastLabel[action] >= 0
        && lastRank[action] == from[at + 1]
        && lastEvents[action] == from[at + 2]) {
      return lastLabel[action];
    }
    int number = intern(from, at);
    lastLabel[action] = number;
    lastRank[action] = from[at + 1];
    lastEvents[action] = from[at + 2];
    return number;
  }

  private int intern(long[] from, int at) {
    List<Long> events = new ArrayList<>();
    for (int i = 0; i < eventWords; i++) {
      events.add(from[at + 2 + i]);
    }
    Key key = new Key(from[at], from[at + 1], events);
    return numbers.computeIfAbsent(
        key,
        _ -> {
          Action action = system.actions().get((int) key.action());
          labels.add(new Label(action.index(), resolution(action, key.rank()), events(events)));
          return labels.size() - 1;
        });
  }

  private static List<Integer> events(List<Long> words) {
    List<Integer> events = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      for (int bit = 0; bit < Long.SIZE; bit++) {
        if ((words.get(i) >>> bit & 1) != 0) {
          events.add(Long.SIZE * i + bit);
        }
      }
    }
    return events;
  }

  /** The values of an action's choices, from their position among all. */
  static List<Long> resolution(Action action, long rank) {
    Long[] values = new Long[action.choices().size()];
    long rest = rank;
    for (int i = values.length - 1; i >= 0; i--) {
      Type type = action.choices().get(i).type();
      values[i] = type.low() + rest % type.size();
      rest /= type.size();
    }
    return List.of(values);
  }
}
