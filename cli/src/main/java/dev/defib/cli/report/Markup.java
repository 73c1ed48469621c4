package dev.defib.cli.report;

/** Texts as parts of other languages, of which they must not become a word. */
final class Markup {
  private Markup() {}

  /** For XML and HTML, in an element or in quotes. What XML cannot hold is replaced. */
  static String xml(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.append((char) c);
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    boolean control = c < 0x20 || (0x7F <= c && c <= 0x9F);
    boolean surrogate = 0xD800 <= c && c <= 0xDFFF;
    return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
  }

  /** For a line of Markdown, be it in a table. */
  static String markdown(String text) {
    return xml(text.replace('\n', ' ')).replaceAll("([\\\\`*_\\[\\]|~#!-])", "\\\\$1");
  }
}
