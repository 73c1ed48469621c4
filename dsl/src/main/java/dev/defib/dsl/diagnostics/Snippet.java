package dev.defib.dsl.diagnostics;

import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;

/**
 * A place with its line underlined. Of a place over several lines the first and the last are shown,
 * of a line that is too wide the part around the place.
 */
final class Snippet {
  /** Columns of a line's text that are shown at most. */
  private static final int WIDTH = 120;

  /** Columns in front of the place that are kept when a line is cut. */
  private static final int LEAD = 40;

  private final Span place;
  private final char mark;
  private final Palette.Ink ink;
  private final Palette palette;
  private final int gutter;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param mark underlines the place
   * @param gutter the width of line numbers
   */
  Snippet(Span place, char mark, Palette.Ink ink, Palette palette, int gutter) {
    this.place = place;
    this.mark = mark;
    this.ink = ink;
    this.palette = palette;
    this.gutter = gutter;
  }

  /** Lines, each begun by a line break, with {@code label} behind the marks. */
  String text(String label) {
    Source source = place.source();
    int first = place.line();
    int last = Math.max(first, source.line(Math.max(place.start(), place.end() - 1)));
    int from = place.column() - 1;
    int to = from + place.end() - place.start();
    text.append('\n').append(" ".repeat(gutter)).append(blue("--> "));
    text.append(Columns.harmless(place.toString()));
    margin();
    if (first == last) {
      line(first, from, to, label);
      return text.toString();
    }
    line(first, from, source.lineText(first).length(), "");
    if (last > first + 1) {
      text.append('\n').append(blue("..."));
    }
    String lastLine = source.lineText(last);
    int indent = lastLine.length() - lastLine.stripLeading().length();
    int end = place.end() - source.lineStart(last);
    line(last, Math.min(indent, end - 1), end, label);
    return text.toString();
  }

  private void line(int number, int from, int to, String label) {
    Columns columns = new Columns(place.source().lineText(number));
    int start = columns.column(from);
    int end = Math.max(start + 1, columns.column(to));
    int cut = start > WIDTH - LEAD / 2 ? start - LEAD : 0;
    String dots = cut > 0 ? "…" : "";
    int shown = Math.min(end, cut + WIDTH);
    String digits = Integer.toString(number);
    text.append('\n').append(blue(" ".repeat(gutter - digits.length()) + digits + " |"));
    append(dots + columns.slice(cut, WIDTH));
    text.append('\n').append(blue(" ".repeat(gutter) + " |"));
    String marks = String.valueOf(mark).repeat(shown - start);
    String remark = label.isEmpty() ? marks : marks + " " + Columns.harmless(label);
    text.append(" ".repeat(1 + dots.length() + start - cut)).append(palette.paint(ink, remark));
  }

  private void append(String line) {
    if (!line.isBlank()) {
      text.append(' ').append(line.stripTrailing());
    }
  }

  private void margin() {
    text.append('\n').append(blue(" ".repeat(gutter) + " |"));
  }

  private String blue(String gutterText) {
    return palette.paint(Palette.Ink.BLUE, gutterText);
  }
}
