package dev.defib.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Markdown for a terminal: paragraphs broken into lines, code indented in place of its fences. */
public final class MarkdownText {
  private static final String FENCE = "```";

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
        lines.addAll(Texts.wrap(line, Texts.WIDTH));
      }
    }
    return lines;
  }
}
