package dev.defib.cli.step;

import dev.defib.cli.text.Style;
import dev.defib.cli.text.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the screen before it is painted.
 *
 * @param text that cannot steer a terminal
 */
record Row(String text, Look look) {
  private static final String CUT = ">";

  Row {
    text = Texts.harmless(text);
  }

  enum Look {
    PLAIN,
    STRONG,
    FAINT,
    BAD
  }

  static Row plain(String text) {
    return new Row(text, Look.PLAIN);
  }

  static Row faint(String text) {
    return new Row(text, Look.FAINT);
  }

  /**
   * A text broken to rows of at most a width, as far as its words are short enough.
   *
   * @param lead what stands before the first row; as much is left free before the others
   */
  static List<Row> wrapped(String lead, String text, int width, Look look) {
    var rows = new ArrayList<Row>();
    String before = lead;
    for (String line : Texts.wrap(text, Math.max(1, width - lead.length()))) {
      rows.add(new Row(before + line, look));
      before = " ".repeat(lead.length());
    }
    return rows;
  }

  /** The row painted; what is beyond the width is cut off. */
  String painted(Style style, int width) {
    return paint(style, cut(text, width));
  }

  /** The row painted, with blanks up to the width. */
  String filled(Style style, int width) {
    return paint(style, Texts.left(cut(text, width), width));
  }

  static String cut(String text, int width) {
    if (text.codePointCount(0, text.length()) <= width) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + CUT;
  }

  private String paint(Style style, String shown) {
    return switch (look) {
      case PLAIN -> shown;
      case STRONG -> style.strong(shown);
      case FAINT -> style.faint(shown);
      case BAD -> style.bad(shown);
    };
  }
}
