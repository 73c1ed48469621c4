package dev.defib.dsl.diagnostics;

import java.util.Arrays;

/**
 * A line as a terminal shows it: tabs are four spaces, characters of East Asia and pictures take
 * two columns, combining marks none, and what would steer the terminal is made visible.
 */
final class Columns {
  private static final String TAB = "    ";

  private final StringBuilder shown = new StringBuilder();

  /** The column at which each UTF-16 unit of the line begins, and the one behind the last. */
  private final int[] starts;

  /** The column at which each UTF-16 unit of {@link #shown} begins. */
  private final int[] shownStarts;

  Columns(String line) {
    starts = new int[line.length() + 1];
    int[] drawn = new int[line.length() * TAB.length() + 1];
    int column = 0;
    for (int at = 0; at < line.length(); ) {
      int point = line.codePointAt(at);
      String picture = picture(point);
      int units = Character.charCount(point);
      Arrays.fill(starts, at, at + units, column);
      for (int i = 0; i < picture.length(); i++) {
        drawn[shown.length() + i] = point == '\t' ? column + i : column;
      }
      shown.append(picture);
      column += point == '\t' ? TAB.length() : width(picture.codePointAt(0));
      at += units;
    }
    starts[line.length()] = column;
    drawn[shown.length()] = column;
    shownStarts = Arrays.copyOf(drawn, shown.length() + 1);
  }

  /** The column, from 0, of the line's unit {@code index}; units behind the end take one each. */
  int column(int index) {
    int last = starts.length - 1;
    return index <= last ? starts[index] : starts[last] + index - last;
  }

  /** What stands in {@code width} columns from {@code column} on. */
  String slice(int column, int width) {
    StringBuilder slice = new StringBuilder();
    for (int i = 0; i < shown.length(); i++) {
      if (shownStarts[i] >= column && shownStarts[i] < column + width) {
        slice.append(shown.charAt(i));
      }
    }
    return slice.toString();
  }

  /** The text with everything visible that would steer a terminal. */
  static String harmless(String text) {
    StringBuilder harmless = new StringBuilder();
    text.codePoints().forEach(point -> harmless.append(point == '\n' ? "\n" : picture(point)));
    return harmless.toString();
  }

  private static String picture(int point) {
    if (point == '\t') {
      return TAB;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
          "\uFFFD";
      default -> Character.toString(point);
    };
  }

  private static int width(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(point) ? 2 : 1;
    };
  }

  /** The blocks that Unicode calls wide or full-width, the pictures included. */
  private static boolean isWide(int point) {
    return (point >= 0x1100 && point <= 0x115F)
        || (point >= 0x2E80 && point <= 0xA4CF && point != 0x303F)
        || (point >= 0xAC00 && point <= 0xD7A3)
        || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0xFE30 && point <= 0xFE6F)
        || (point >= 0xFF00 && point <= 0xFF60)
        || (point >= 0xFFE0 && point <= 0xFFE6)
        || (point >= 0x1F300 && point <= 0x1FAFF)
        || (point >= 0x20000 && point <= 0x3FFFD);
  }
}
