package dev.defib.checker.graph;

import dev.defib.checker.engine.State;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.View;
import dev.defib.checker.trace.StateText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * A table of steps in states: those with one label in states that look alike make up one row. Rows
 * are in the order of actions and then of machine states.
 *
 * @param <R> what a row holds
 */
final class Situations<R> {
  private final StateGraph plain;
  private final BinaryOperator<R> merge;
  private final StateText text;
  private final List<View.Location> machines;
  private final Map<String, Integer> orders = new HashMap<>();
  private final Map<Key, R> rows =
      new TreeMap<>(
          Comparator.comparingInt(Key::order)
              .thenComparing(Key::places, Situations::compare)
              .thenComparing(Key::situation));

  /**
   * @param order the least index of an action with this label
   * @param places the machines' locations as numbers, to sort by
   */
  private record Key(int order, Optional<String> step, List<Long> places, String situation) {}

  /** Takes a row: the label of the step, empty for the start of a run, and where it is taken. */
  @FunctionalInterface
  interface Sink<R> {
    void row(Optional<String> step, String situation, R row);
  }

  /**
   * @param merge makes one row of two that look alike
   */
  Situations(StateGraph plain, BinaryOperator<R> merge) {
    this.plain = plain;
    this.merge = merge;
    this.text = new StateText(plain.system());
    plain.system().actions().forEach(action -> orders.putIfAbsent(action.label(), action.index()));
    this.machines =
        plain.system().views().stream()
            .filter(View.Location.class::isInstance)
            .map(View.Location.class::cast)
            .filter(this::isTold)
            .toList();
  }

  private boolean isTold(View.Location view) {
    boolean observer =
        view.owner() >= 0 && plain.system().machines().get(view.owner()).kind().equals("observer");
    return view.location().type().size() > 1 && !observer;
  }

  /** Adds a step that is taken in a state. */
  void add(int label, int state, R row) {
    Action action = plain.action(label);
    int order = orders.getOrDefault(action.label(), action.index());
    rows.merge(key(order, Optional.of(action.label()), plain.state(state)), row, merge);
  }

  /** Adds the start of a run. */
  void addStart(int state, R row) {
    rows.merge(key(-1, Optional.empty(), plain.state(state)), row, merge);
  }

  private Key key(int order, Optional<String> step, State state) {
    List<Long> places = new ArrayList<>();
    List<String> situation = new ArrayList<>();
    for (View.Location view : machines) {
      places.add(state.value(view.location().offset()));
      situation.add(view.name() + " " + text.text(view, state));
    }
    return new Key(order, step, places, String.join(", ", situation));
  }

  void forEach(Sink<R> sink) {
    rows.forEach((key, row) -> sink.row(key.step(), key.situation(), row));
  }

  private static int compare(List<Long> left, List<Long> right) {
    for (int i = 0; i < left.size(); i++) {
      int order = Long.compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
