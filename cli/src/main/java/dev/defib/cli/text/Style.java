package dev.defib.cli.text;

/** Colours, where there are any. */
public enum Style {
  PLAIN,
  COLORED;

  private static final char ESCAPE = '\u001b';

  public String good(String text) {
    return paint("32", text);
  }

  public String bad(String text) {
    return paint("1;31", text);
  }

  public String doubtful(String text) {
    return paint("33", text);
  }

  public String strong(String text) {
    return paint("1", text);
  }

  public String faint(String text) {
    return paint("2", text);
  }

  /** How many columns a painted text takes. */
  public static int width(String painted) {
    return painted.replaceAll(ESCAPE + "\\[[0-9;]*m", "").length();
  }

  private String paint(String code, String text) {
    return this == PLAIN || text.isEmpty()
        ? text
        : ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m";
  }
}
