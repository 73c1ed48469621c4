package dev.defib.cli;

import dev.defib.cli.host.Host;
import dev.defib.cli.text.Style;
import picocli.CommandLine.Option;

/** The option {@code --color}. */
final class ColorOption {
  enum When {
    auto,
    always,
    never
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, which honours NO_COLOR)")
  private When when;

  Style style(Host host) {
    boolean colored =
        switch (when) {
          case always -> true;
          case never -> false;
          case auto -> host.outIsTerminal() && !host.has("NO_COLOR") && !isDumb(host);
        };
    return colored ? Style.COLORED : Style.PLAIN;
  }

  static boolean isDumb(Host host) {
    return "dumb".equals(host.environment().get("TERM"));
  }
}
