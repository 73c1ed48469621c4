package dev.defib.cli.check;

import dev.defib.cli.document.CheckEntry.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Expected verdicts that stand outside the specs and win over theirs.
 *
 * <p>A line of the file is {@code spec check verdict}; the check's name may hold blanks, as those
 * of built-in checks do. What follows a {@code #} is a comment.
 */
public final class Expectations {
  public static final Expectations NONE = new Expectations(Map.of());

  private static final Map<String, Outcome> WORDS =
      Map.of("holds", Outcome.HOLDS, "violated", Outcome.VIOLATED, "vacuous", Outcome.VACUOUS);

  private final Map<Key, Outcome> expected;

  private Expectations(Map<Key, Outcome> expected) {
    this.expected = Map.copyOf(expected);
  }

  private record Key(String spec, String check) {}

  /** A line of the file says nothing that can be understood; the message is for the user. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private MalformedException(int line, String message) {
      super("line " + line + ": " + message);
    }
  }

  public static Expectations parse(String text) throws MalformedException {
    var expected = new HashMap<Key, Outcome>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        parse(line, i + 1, expected);
      }
    }
    return new Expectations(expected);
  }

  private static void parse(String line, int number, Map<Key, Outcome> expected)
      throws MalformedException {
    List<String> words = List.of(line.split("\\s+"));
    if (words.size() < 3) {
      throw new MalformedException(
          number, "a line needs a spec, a check and a verdict, but this is `" + line + "`");
    }
    Outcome outcome = WORDS.get(words.getLast());
    if (outcome == null) {
      throw new MalformedException(
          number,
          "the last word must be holds, violated or vacuous, not `" + words.getLast() + "`");
    }
    var key = new Key(words.getFirst(), String.join(" ", words.subList(1, words.size() - 1)));
    Outcome former = expected.putIfAbsent(key, outcome);
    if (former != null && former != outcome) {
      throw new MalformedException(
          number, "`" + key.check() + "` of `" + key.spec() + "` has another verdict above");
    }
  }

  /** What a check is expected to come to, given what its spec says. */
  Outcome of(String spec, String check, Outcome written) {
    return expected.getOrDefault(new Key(spec, check), written);
  }

  /** Checks of the spec that are named here but that it does not have, in alphabetical order. */
  public List<String> unknown(String spec, Set<String> checks) {
    var unknown = new ArrayList<String>();
    for (Key key : expected.keySet()) {
      if (key.spec().equals(spec) && !checks.contains(key.check())) {
        unknown.add(key.check());
      }
    }
    unknown.sort(null);
    return unknown;
  }
}
