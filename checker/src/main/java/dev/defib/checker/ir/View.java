package dev.defib.checker.ir;

import java.util.List;

/**
 * How a part of the state is shown: several variables as the one thing that the user declared.
 *
 * <p>Variables that no view mentions are internal and not shown.
 */
public sealed interface View {
  /** As the user would call it: {@code requests}, {@code rs.restarts}. */
  String name();

  /** The index of the machine that it belongs to, -1 for none. */
  int owner();

  /** A scalar or an array, shown by its type. */
  record Plain(String name, int owner, Variable variable) implements View {}

  /**
   * A machine's state: that of its location, or its life where that is not {@code alive}.
   *
   * @param life 0 alive, 1 hung, 2 dead; the machine's wedge for a device; absent if constant
   */
  record Location(String name, int owner, Variable location, List<Variable> life) implements View {
    public Location {
      life = List.copyOf(life);
    }
  }

  /**
   * A queue: {@code length} messages, the head first; message i has its kind in {@code kinds[i]}
   * and its fields in {@code fields.get(f)[i]}.
   */
  record Queue(
      String name,
      int owner,
      Variable length,
      Variable kinds,
      List<Variable> fields,
      List<MessageKind> messageKinds)
      implements View {
    public Queue {
      fields = List.copyOf(fields);
      messageKinds = List.copyOf(messageKinds);
    }
  }

  record MessageKind(String name, List<Type> fields) {
    public MessageKind {
      fields = List.copyOf(fields);
    }
  }

  /** A sliding window: the ages of its events, -1 for none; or a tumbling one: count and age. */
  record Window(String name, int owner, Variable ages, List<Variable> count) implements View {
    public Window {
      count = List.copyOf(count);
    }
  }
}
