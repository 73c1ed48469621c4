package dev.defib.cli.check;

import java.util.ArrayList;
import java.util.List;

/** The command that decides a spec again. */
final class Reproduce {
  private Reproduce() {}

  static String command(String file, String spec, List<String> options) {
    var words = new ArrayList<>(List.of("defib", "check", file, "--only", spec));
    words.addAll(options);
    return String.join(" ", words.stream().map(Reproduce::quoted).toList());
  }

  /** A word as a shell takes it for one. */
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
