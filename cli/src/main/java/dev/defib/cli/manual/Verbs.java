package dev.defib.cli.manual;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The verbs of a command, those of verbs among them. */
final class Verbs {
  private Verbs() {}

  /**
   * A verb.
   *
   * @param path the words by which it is called, without the command's name
   */
  record Verb(List<String> path, CommandLine line) {
    Verb {
      path = List.copyOf(path);
    }

    String description() {
      return String.join(" ", line.getCommandSpec().usageMessage().description());
    }

    /** Its options as a user should see them. */
    List<OptionSpec> options() {
      return line.getCommandSpec().options().stream().filter(option -> !option.hidden()).toList();
    }
  }

  /** All of them that a user should see, each before its own. */
  static List<Verb> of(CommandLine command) {
    var verbs = new ArrayList<Verb>();
    add(command, List.of(), verbs);
    return verbs;
  }

  private static void add(CommandLine parent, List<String> path, List<Verb> verbs) {
    parent
        .getSubcommands()
        .forEach(
            (name, line) -> {
              if (!line.getCommandSpec().usageMessage().hidden()) {
                var words = new ArrayList<>(path);
                words.add(name);
                verbs.add(new Verb(words, line));
                add(line, words, verbs);
              }
            });
  }

  /** What an option is for, on one line. */
  static String description(OptionSpec option) {
    return String.join(" ", option.description())
        .replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()))
        .replace("${COMPLETION-CANDIDATES}", String.join(", ", candidates(option)));
  }

  static List<String> candidates(OptionSpec option) {
    var candidates = new ArrayList<String>();
    if (option.completionCandidates() != null) {
      option.completionCandidates().forEach(candidates::add);
    }
    return candidates;
  }
}
