package dev.defib.cli.manual;

import dev.defib.cli.manual.Verbs.Verb;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish: a line for each verb and for each option of a verb. */
final class FishCompletion {
  private final String name;
  private final StringBuilder text = new StringBuilder();

  private FishCompletion(String name) {
    this.name = name;
  }

  static String write(CommandLine command) {
    var completion = new FishCompletion(command.getCommandName());
    List<Verb> verbs = Verbs.of(command);
    verbs.forEach(completion::verb);
    return completion.text.toString();
  }

  private void verb(Verb verb) {
    String last = verb.path().getLast();
    List<String> before = verb.path().subList(0, verb.path().size() - 1);
    String condition =
        before.isEmpty()
            ? "__fish_use_subcommand"
            : "__fish_seen_subcommand_from " + before.getLast();
    line(condition, "-f -a " + quoted(last), verb.description());
    for (OptionSpec option : verb.options()) {
      option(seen(verb), option);
    }
  }

  private static String seen(Verb verb) {
    return String.join(
        "; and ", verb.path().stream().map(word -> "__fish_seen_subcommand_from " + word).toList());
  }

  private void option(String condition, OptionSpec option) {
    var words = new StringBuilder();
    for (String spelling : option.names()) {
      words.append(spelling.startsWith("--") ? "-l " : "-s ");
      words.append(spelling.replaceFirst("^--?", "")).append(' ');
    }
    List<String> candidates = Verbs.candidates(option);
    if (option.arity().max() > 0) {
      words.append("-r");
    }
    if (!candidates.isEmpty()) {
      words.append(" -f -a ").append(quoted(String.join(" ", candidates)));
    }
    line(condition, words.toString().strip(), Verbs.description(option));
  }

  private void line(String condition, String words, String description) {
    text.append("complete -c ")
        .append(name)
        .append(" -n ")
        .append(quoted(condition))
        .append(' ')
        .append(words)
        .append(" -d ")
        .append(quoted(description))
        .append('\n');
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
