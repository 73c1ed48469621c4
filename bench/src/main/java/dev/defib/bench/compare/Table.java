package dev.defib.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison as text, one line for each model. */
final class Table {
  private static final List<String> HEADER =
      List.of(
          "model",
          "states",
          "bits",
          "defib s",
          "peer s",
          "ratio",
          "defib st/s",
          "peer st/s",
          "defib MB",
          "peer MB",
          "defib B/st",
          "peer B/st",
          "compile s");

  private Table() {}

  static String of(Comparison comparison) {
    StringBuilder out = new StringBuilder(comparison.title()).append('\n');
    out.append("  ours: ").append(comparison.ours().describe()).append('\n');
    out.append("  peer: ").append(comparison.peer().describe()).append('\n');
    if (comparison.rows().isEmpty()) {
      return out.append("  nothing was compared\n").toString();
    }
    List<List<String>> lines = new ArrayList<>(List.of(HEADER));
    comparison.rows().forEach(row -> lines.add(line(row)));
    align(lines, out);
    Comparison.Row worst = comparison.worst();
    return out.append(
            format(
                "  median ratio %.2f, worst %.2f (%s)%n",
                Statistics.median(comparison.ratios()), worst.ratio(), worst.model().name()))
        .toString();
  }

  private static List<String> line(Comparison.Row row) {
    return List.of(
        row.model().name(),
        format("%,d", row.model().states()),
        format("%d", row.model().bits()),
        format("%.2f", Comparison.seconds(row.ours())),
        format("%.2f", Comparison.seconds(row.peer())),
        format("%.2f", row.ratio()),
        format("%,.0f", Comparison.statesPerSecond(row, row.ours())),
        format("%,.0f", Comparison.statesPerSecond(row, row.peer())),
        format("%,.0f", Comparison.peakBytes(row.ours()) / 1e6),
        format("%,.0f", Comparison.peakBytes(row.peer()) / 1e6),
        format("%,.1f", Comparison.bytesPerState(row, row.ours())),
        format("%,.1f", Comparison.bytesPerState(row, row.peer())),
        format("%.1f", row.preparationSeconds()));
  }

  /** The first column to the left, numbers to the right. */
  private static void align(List<List<String>> lines, StringBuilder out) {
    int columns = lines.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        String padding = " ".repeat(widths[i] - line.get(i).length());
        out.append("  ").append(i == 0 ? line.get(i) + padding : padding + line.get(i));
      }
      out.append('\n');
    }
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
