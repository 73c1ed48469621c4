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

  /**
   * The lines of the table, none if there are no points.
   *
   * @param rows the most that are listed, at least one
   * @param width columns of a line
   */
  static List<String> lines(List<FaultPoint> points, int rows, int width) {
    List<FaultPoint> felt =
        points.stream().filter(point -> !point.transparent()).sorted(WORST_FIRST).toList();
    var lines = new ArrayList<String>();
    if (!felt.isEmpty()) {
      lines.add("ticks to usable  longest  undisturbed  when it strikes");
      felt.stream().limit(rows).forEach(point -> lines.addAll(row(point, width)));
    }
    rest(felt.size() - rows, points.size() - felt.size()).forEach(lines::add);
    return lines;
  }

  private static List<String> row(FaultPoint point, int width) {
    String lead =
        Texts.right(ticks(point.toUsable()), 15)
            + Texts.right(ticks(point.longest()), 9)
            + Texts.right(ticks(point.longestUndisturbed()), 13)
            + "  ";
    String strike =
        point.fault() + (point.situation().isEmpty() ? "" : " while " + point.situation());
    var lines = new ArrayList<String>();
    for (String part : Texts.wrap(strike, width - lead.length())) {
      lines.add(lead + part);
      lead = " ".repeat(lead.length());
    }
    return lines;
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
