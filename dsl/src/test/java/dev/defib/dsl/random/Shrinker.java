package dev.defib.dsl.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds a small text that still fails.
 *
 * <p>It drops, as long as anything can go: all that mentions one name (a machine with its instance
 * and what it is handed, a variable with its uses); lines with what their brackets hold (machines,
 * states, transitions, checks); and stretches of a few words (effects, guards, halves of
 * expressions). It makes numbers smaller.
 */
public final class Shrinker {
  private static final int STRETCH = 12;

  private final Predicate<String> fails;
  private String best;

  private Shrinker(String text, Predicate<String> fails) {
    this.fails = fails;
    this.best = text;
  }

  /**
   * The smallest text found that still fails.
   *
   * @param fails true of {@code text}; must not depend on anything but its argument
   */
  public static String shrink(String text, Predicate<String> fails) {
    Shrinker shrinker = new Shrinker(text, fails);
    int before;
    do {
      before = shrinker.best.length();
      shrinker.dropNames();
      shrinker.dropLines();
      shrinker.dropWords();
      shrinker.lowerNumbers();
    } while (shrinker.best.length() < before);
    return shrinker.best;
  }

  private boolean tried(String candidate) {
    if (candidate.length() < best.length() && fails.test(candidate)) {
      best = candidate;
      return true;
    }
    return false;
  }

  // ---- Names

  private void dropNames() {
    List<String> names = Tokens.of(best).stream().filter(Tokens::isWord).distinct().toList();
    for (String name : names) {
      tried(without(best, name));
    }
  }

  private static String without(String text, String name) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int i = 0; i < lines.size(); i++) {
      if (Tokens.of(lines.get(i)).contains(name)) {
        lines.set(i, withoutItems(lines.get(i), name));
      }
      if (Tokens.of(lines.get(i)).contains(name)) {
        lines.subList(i, end(lines, i)).clear();
        i--;
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** The line without those members of a list in parentheses that mention the name. */
  private static String withoutItems(String line, String name) {
    int open = line.indexOf('(');
    int close = line.lastIndexOf(')');
    if (open < 0 || close < open || Tokens.of(line.substring(0, open)).contains(name)) {
      return line;
    }
    String kept =
        List.of(line.substring(open + 1, close).split(", ")).stream()
            .filter(item -> !Tokens.of(item).contains(name))
            .collect(Collectors.joining(", "));
    String list = kept.isEmpty() ? "" : "(" + kept + ")";
    return line.substring(0, open) + list + line.substring(close + 1);
  }

  // ---- Lines

  private void dropLines() {
    for (int size = 8; size > 0; size /= 2) {
      int i = 0;
      while (i < best.lines().count()) {
        List<String> lines = new ArrayList<>(best.lines().toList());
        int end = i;
        for (int n = 0; n < size && end < lines.size(); n++) {
          end = end(lines, end);
        }
        lines.subList(i, end).clear();
        if (!tried(String.join("\n", lines) + "\n")) {
          i++;
        }
      }
    }
  }

  /**
   * The index behind the line in which all brackets that are opened in line {@code i} are closed.
   */
  private static int end(List<String> lines, int i) {
    int depth = 0;
    for (int end = i; end < lines.size(); end++) {
      depth += Tokens.of(lines.get(end)).stream().mapToInt(Tokens::depth).sum();
      if (depth <= 0) {
        return end + 1;
      }
    }
    return i + 1;
  }

  // ---- Words

  private void dropWords() {
    for (int i = 0; i < Tokens.of(best).size(); i++) {
      boolean again = true;
      while (again) {
        again = dropWordsAt(i);
      }
    }
  }

  private boolean dropWordsAt(int i) {
    List<String> tokens = Tokens.of(best);
    for (int length = Math.min(STRETCH, tokens.size() - i); length > 0; length--) {
      List<String> stretch = tokens.subList(i, i + length);
      if (stretch.stream().mapToInt(Tokens::depth).sum() == 0
          && !stretch.stream().allMatch(Tokens::isBlank)) {
        List<String> rest = new ArrayList<>(tokens);
        rest.subList(i, i + length).clear();
        if (tried(Tokens.text(rest))) {
          return true;
        }
      }
    }
    return false;
  }

  private void lowerNumbers() {
    List<String> tokens = new ArrayList<>(Tokens.of(best));
    for (int i = 0; i < tokens.size(); i++) {
      String number = tokens.get(i);
      for (String lower : List.of("0", "1", "2")) {
        if (Tokens.isNumber(number) && isLower(lower, number)) {
          tokens.set(i, lower);
          if (fails.test(Tokens.text(tokens))) {
            best = Tokens.text(tokens);
            break;
          }
          tokens.set(i, number);
        }
      }
    }
  }

  private static boolean isLower(String lower, String number) {
    return lower.length() < number.length()
        || (lower.length() == number.length() && lower.compareTo(number) < 0);
  }
}
