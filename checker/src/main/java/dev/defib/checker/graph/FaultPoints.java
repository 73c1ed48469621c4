package dev.defib.checker.graph;

import dev.defib.checker.engine.Answer;
import java.util.ArrayList;
import java.util.List;

/** The table of fault points: for each situation of a strike the worst of its figures. */
final class FaultPoints {
  private final Situations<Row> rows;

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
    this.rows = new Situations<>(plain, Row::worst);
  }

  /** Adds a strike in a state; ticks as {@link TickBounds} gives them. */
  void add(
      int label, int state, long toUsable, long longest, long undisturbed, boolean transparent) {
    rows.add(label, state, new Row(toUsable, longest, undisturbed, transparent));
  }

  List<Answer.FaultPoint> rows() {
    List<Answer.FaultPoint> points = new ArrayList<>();
    rows.forEach(
        (fault, situation, row) ->
            points.add(
                new Answer.FaultPoint(
                    fault.orElseThrow(),
                    situation,
                    TickBounds.asOptional(row.toUsable()),
                    TickBounds.asOptional(row.longest()),
                    TickBounds.asOptional(row.undisturbed()),
                    row.transparent())));
    return points;
  }
}
