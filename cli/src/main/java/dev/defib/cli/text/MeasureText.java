package dev.defib.cli.text;

import dev.defib.cli.document.MeasureEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person reads of a figure: from the best to the worst, what happens then, and when. */
final class MeasureText {
  private static final Comparator<MeasureEntry.Start> WORST_FIRST =
      Comparator.<MeasureEntry.Start>comparingLong(start -> -orNoBound(start.worst()))
          .thenComparingLong(start -> -orNoBound(start.best()));

  private MeasureText() {}

  private static long orNoBound(@Nullable Long figure) {
    return figure == null ? Long.MAX_VALUE : figure;
  }

  /** The figure in a line of the table: {@code worst 12 ticks}. */
  static String brief(MeasureEntry entry) {
    String figure = entry.figure() == MeasureEntry.Figure.WORST ? "worst " : "best ";
    Long value = entry.value();
    if (value != null) {
      return figure + Texts.count(value, entry.unit().word());
    }
    return entry.figure() == MeasureEntry.Figure.WORST ? "no bound" : "never";
  }

  /** The range, without the unit. */
  static String range(MeasureEntry entry) {
    String best = entry.best() == null ? "never" : Texts.number(entry.best());
    String worst = entry.worst() == null ? "no bound" : Texts.number(entry.worst());
    return best.equals(worst) ? best : best + " to " + worst;
  }

  /**
   * The lines below the table.
   *
   * @param rows the most ways to begin that are listed
   * @param width columns of a line
   */
  static List<String> lines(MeasureEntry entry, int rows, int width) {
    var lines = new ArrayList<String>();
    String unit = entry.unit().word() + "s";
    lines.add(
        range(entry) + " " + unit + (entry.certain() ? "" : "; some fair runs never get there"));
    if (!entry.along().isEmpty()) {
      String things =
          entry.along().entrySet().stream()
              .map(e -> e.getKey() + (e.getValue() == 1 ? "" : " " + e.getValue() + " times"))
              .collect(Collectors.joining(", "));
      String which = entry.figure() == MeasureEntry.Figure.WORST ? "at worst: " : "at best: ";
      lines.addAll(Texts.wrap(which + things, width));
    }
    List<MeasureEntry.Start> starts = entry.starts().stream().sorted(WORST_FIRST).toList();
    if (starts.size() > 1) {
      lines.add(Texts.right("best", 8) + Texts.right("worst", 10) + "  when it begins");
      starts.stream().limit(rows).forEach(start -> lines.addAll(row(start, width)));
      if (starts.size() > rows) {
        lines.add(
            "and " + Texts.count(starts.size() - rows, "more place") + " where it is no worse");
      }
    }
    return lines;
  }

  private static List<String> row(MeasureEntry.Start start, int width) {
    String best = start.best() == null ? "never" : Texts.number(start.best());
    String worst = start.worst() == null ? "no bound" : Texts.number(start.worst());
    String lead = Texts.right(best, 8) + Texts.right(worst, 10) + "  ";
    String what =
        (start.step() == null ? "at the start" : start.step())
            + (start.situation().isEmpty() ? "" : " while " + start.situation());
    var lines = new ArrayList<String>();
    for (String part : Texts.wrap(what, width - lead.length())) {
      lines.add(lead + part);
      lead = " ".repeat(lead.length());
    }
    return lines;
  }
}
