package dev.defib.checker.graph;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.State;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.View;
import dev.defib.checker.trace.StateText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of fault points: strikes with one label in states that look alike make up one row, with
 * the worst of their figures. Rows are in the order of actions and then of machine states.
 */
final class FaultPoints {
  private final StateGraph plain;
  private final StateText text;
  private final List<View.Location> machines;
  private final Map<String, Integer> orders = new HashMap<>();
  private final Map<Key, Row> rows =
      new TreeMap<>(
          Comparator.comparingInt(Key::order)
              .thenComparing(Key::places, FaultPoints::compare)
              .thenComparing(Key::situation));

  /**
   * @param order the least index of an action with this label
   * @param places the machines' locations as numbers, to sort by
   */
  private record Key(int order, String fault, List<Long> places, String situation) {}

  private record Row(long toUsable, long longest, long undisturbed, boolean transparent) {
    Row worst(Row other) {
      return new Row(
          Math.max(toUsable, other.toUsable),
          Math.max(longest, other.longest),
          Math.max(undisturbed, other.undisturbed),
          transparent && other.transparent);
    }
  }

  FaultPoints(StateGraph plain) {
    this.plain = plain;
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

  /** Adds a strike in a state; ticks as {@link TickBounds} gives them. */
  void add(
      int label, int state, long toUsable, long longest, long undisturbed, boolean transparent) {
    Row row = new Row(toUsable, longest, undisturbed, transparent);
    rows.merge(key(plain.action(label), plain.state(state)), row, Row::worst);
  }

  private Key key(Action action, State state) {
    List<Long> places = new ArrayList<>();
    List<String> situation = new ArrayList<>();
    for (View.Location view : machines) {
      places.add(state.value(view.location().offset()));
      situation.add(view.name() + " " + text.text(view, state));
    }
    return new Key(
        orders.getOrDefault(action.label(), action.index()),
        action.label(),
        places,
        String.join(", ", situation));
  }

  List<Answer.FaultPoint> rows() {
    List<Answer.FaultPoint> points = new ArrayList<>();
    rows.forEach(
        (key, row) ->
            points.add(
                new Answer.FaultPoint(
                    key.fault(),
                    key.situation(),
                    TickBounds.asOptional(row.toUsable()),
                    TickBounds.asOptional(row.longest()),
                    TickBounds.asOptional(row.undisturbed()),
                    row.transparent())));
    return points;
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
