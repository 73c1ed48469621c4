package dev.defib.dsl.diagnostics;

/** The colours of a terminal, or none. */
final class Palette {
  enum Ink {
    RED("1;31"),
    YELLOW("1;33"),
    BLUE("1;34"),
    CYAN("1;36"),
    BOLD("1");

    private final String parameters;

    Ink(String parameters) {
      this.parameters = parameters;
    }
  }

  private static final String ESCAPE = "\u001B[";

  private final boolean colour;

  Palette(boolean colour) {
    this.colour = colour;
  }

  String paint(Ink ink, String text) {
    return colour && !text.isEmpty() ? ESCAPE + ink.parameters + "m" + text + ESCAPE + "0m" : text;
  }
}
