package dev.defib.cli.check;

import dev.defib.cli.document.TuneDocument.Point;
import dev.defib.cli.document.TuneDocument.Verdict;
import java.util.List;

/**
 * The Pareto front: of the valuations that satisfy the checks and of which all figures are known,
 * those that are not dominated by another.
 */
final class Front {
  private final List<String> figures;

  Front(List<String> figures) {
    this.figures = figures;
  }

  /** The same points, each with the mark whether it is on the front. */
  List<Point> marked(List<Point> points) {
    return points.stream().map(point -> point.onFront(isOn(point, points))).toList();
  }

  private boolean isOn(Point point, List<Point> points) {
    return !figures.isEmpty()
        && isCandidate(point)
        && points.stream().filter(Front::isCandidate).noneMatch(other -> dominates(other, point));
  }

  private static boolean isCandidate(Point point) {
    return point.verdict() == Verdict.SAFE && point.isKnown();
  }

  private boolean dominates(Point better, Point worse) {
    boolean strictly = false;
    for (String figure : figures) {
      long a = better.figures().getOrDefault(figure, Long.MAX_VALUE);
      long b = worse.figures().getOrDefault(figure, Long.MAX_VALUE);
      if (a > b) {
        return false;
      }
      strictly |= a < b;
    }
    return strictly;
  }
}
