package dev.defib.cli.manual;

import dev.defib.cli.document.Version;
import dev.defib.cli.manual.Verbs.Verb;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command's page of the manual, for troff with the macros of {@code man}. */
final class ManPage {
  private final StringBuilder text = new StringBuilder();

  private ManPage() {}

  static String write(CommandLine command) {
    var page = new ManPage();
    page.header(command);
    Verbs.of(command).forEach(page::verb);
    page.footer();
    return page.text.toString();
  }

  private void header(CommandLine command) {
    String name = command.getCommandName();
    String description = String.join(" ", command.getCommandSpec().usageMessage().description());
    request(
        "TH", name.toUpperCase(Locale.ROOT) + " 1 \"\" \"" + name + " " + Version.number() + "\"");
    request("SH", "NAME");
    line(name + " - " + description.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
    request("SH", "SYNOPSIS");
    request("B", name);
    line("VERB [OPTION ...] [ARGUMENT ...]");
    request("SH", "DESCRIPTION");
    line(description);
    request("SH", "VERBS");
  }

  private void verb(Verb verb) {
    request("SS", String.join(" ", verb.path()));
    line(verb.description());
    for (PositionalParamSpec argument : verb.line().getCommandSpec().positionalParameters()) {
      item(argument.paramLabel(), String.join(" ", argument.description()));
    }
    for (OptionSpec option : verb.options()) {
      String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
      item(String.join(", ", option.names()) + value, Verbs.description(option));
    }
    for (String footer : verb.line().getCommandSpec().usageMessage().footer()) {
      if (footer.isEmpty()) {
        request("PP", "");
      } else {
        line(footer);
      }
    }
  }

  private void footer() {
    request("SH", "FILES");
    item("defib.toml", "the settings of a project, in the current folder or one above");
    request("SH", "EXIT STATUS");
    line(
        "0 all as expected, 1 a check came out otherwise, 2 a model is wrong, 3 wrong usage, 4"
            + " undecided,");
    line("5 vacuous, 6 a defect of defib, 130 or 143 interrupted.");
  }

  private void item(String head, String body) {
    request("TP", "");
    text.append(".B ").append(escaped(head)).append('\n');
    line(body);
  }

  private void request(String name, String arguments) {
    text.append('.').append(name);
    if (!arguments.isEmpty()) {
      text.append(' ').append(name.equals("TH") ? arguments : escaped(arguments));
    }
    text.append('\n');
  }

  private void line(String words) {
    text.append(escaped(words)).append('\n');
  }

  /** Text that troff takes as such: no escapes, no requests, and hyphens that can be copied. */
  private static String escaped(String words) {
    String safe = words.replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
