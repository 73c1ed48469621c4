package dev.defib.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Markdown for a terminal: paragraphs broken into lines, code indented in place of its fences. */
public final class MarkdownText {
  private static final String FENCE = "```";
  private static final int WIDTH = 96;

  private MarkdownText() {}

  public static List<String> lines(Style style, String markdown) {
    var lines = new ArrayList<String>();
    boolean code = false;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith(FENCE)) {
        code = !code;
      } else if (code) {
        lines.add(("    " + line).stripTrailing());
      } else if (line.startsWith("#")) {
        lines.add(style.strong(line.replaceFirst("^#+ *", "")));
      } else {
        lines.addAll(broken(line));
      }
    }
    return lines;
  }

  private static List<String> broken(String paragraph) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : paragraph.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
