package dev.defib.cli.text;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** The built-in checks that hold, in one line; those that do not have lines of their own. */
final class BuiltInLine {
  private BuiltInLine() {}

  static boolean isSummarized(CheckEntry check) {
    return check.builtIn() && check.asExpected() && check.verdict() == Outcome.HOLDS;
  }

  static String line(Style style, List<CheckEntry> summarized) {
    var names = new LinkedHashSet<String>();
    var environments = new LinkedHashSet<List<String>>();
    for (CheckEntry check : summarized) {
      names.add(check.form().replaceFirst(" under .*", ""));
      environments.add(check.faults());
    }
    return "  "
        + style.good("ok  ")
        + "  "
        + Texts.left(Outcome.HOLDS.word(), Outcome.UNDECIDED.word().length())
        + "  built in: "
        + String.join(", ", names)
        + under(environments);
  }

  private static String under(SequencedSet<List<String>> environments) {
    if (environments.size() == 1) {
      List<String> faults = environments.getFirst();
      return faults.isEmpty() ? "" : "  (under " + String.join(", ", faults) + ")";
    }
    return environments.contains(List.of())
        ? "  (without faults and " + under(environments.size() - 1) + ")"
        : "  (" + under(environments.size()) + ")";
  }

  private static String under(int sets) {
    return sets == 1 ? "with them" : "under " + sets + " sets of them";
  }
}
