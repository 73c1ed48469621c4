package dev.defib.cli.text;

import dev.defib.cli.document.CheckEntry.FaultPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a fault can strike and how long it is felt, the worst places first. Places from which
 * usable was never lost are counted, not listed.
 */
final class FaultPointTable {
  private static final int ROWS = 8;

  private static final Comparator<FaultPoint> WORST_FIRST =
      Comparator.comparing(FaultPoint::longest, FaultPointTable::longerFirst)
          .thenComparing(FaultPoint::toUsable, FaultPointTable::longerFirst)
          .thenComparing(FaultPoint::fault)
          .thenComparing(FaultPoint::situation);

  private FaultPointTable() {}

  private static int longerFirst(@Nullable Long left, @Nullable Long right) {
    long a = left == null ? Long.MAX_VALUE : left;
    long b = right == null ? Long.MAX_VALUE : right;
    return Long.compare(b, a);
  }

  static List<String> lines(List<FaultPoint> points) {
    List<FaultPoint> felt =
        points.stream().filter(point -> !point.transparent()).sorted(WORST_FIRST).toList();
    var lines = new ArrayList<String>();
    if (!felt.isEmpty()) {
      lines.add("ticks to usable  longest away  undisturbed  when it strikes");
      felt.stream().limit(ROWS).map(FaultPointTable::row).forEach(lines::add);
    }
    rest(felt.size() - ROWS, points.size() - felt.size()).forEach(lines::add);
    return lines;
  }

  private static String row(FaultPoint point) {
    return Texts.right(ticks(point.toUsable()), 15)
        + Texts.right(ticks(point.longest()), 14)
        + Texts.right(ticks(point.longestUndisturbed()), 13)
        + "  "
        + point.fault()
        + (point.situation().isEmpty() ? "" : " while " + point.situation());
  }

  private static String ticks(@Nullable Long ticks) {
    return ticks == null ? "no bound" : Texts.number(ticks);
  }

  private static List<String> rest(int hidden, int transparent) {
    var lines = new ArrayList<String>();
    if (hidden > 0) {
      lines.add("and " + Texts.count(hidden, "more place") + " where it is no worse");
    }
    if (transparent > 0) {
      lines.add(Texts.count(transparent, "place") + " where it is never felt");
    }
    return lines;
  }
}
