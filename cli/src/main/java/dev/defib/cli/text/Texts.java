package dev.defib.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Small help with words and widths. */
public final class Texts {
  /** Columns that a line may have: the least that terminals have. */
  static final int WIDTH = 80;

  private Texts() {}

  /** {@code 1,234,567}. */
  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** {@code 1 tick}, {@code 2 ticks}. */
  public static String count(long n, String noun) {
    return number(n) + " " + noun + (n == 1 ? "" : "s");
  }

  public static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /** The width of the longest. */
  public static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Joins pieces by commas to lines of at most {@code width}; a piece is never broken. */
  static List<String> fill(List<String> pieces, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i) + (i + 1 < pieces.size() ? "," : "");
      if (!line.isEmpty() && line.length() + 1 + piece.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(piece);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** Breaks a text at its blanks to lines of at most {@code width}; a word is never broken. */
  public static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The text without what could steer a terminal. */
  public static String harmless(String text) {
    return text.chars().noneMatch(Character::isISOControl)
        ? text
        : text.codePoints()
            .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** {@code 0.03 s}. */
  static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.2f s", seconds);
  }

  /** {@code 35 MB}. */
  static String megabytes(long bytes) {
    return number(Math.round(bytes / 1e6)) + " MB";
  }
}
