package dev.defib.cli.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that was probably meant. */
public final class Suggestion {
  private Suggestion() {}

  /** {@code (did you mean `usable_again`?)}, or nothing if no name is near. */
  public static String of(String written, Collection<String> names) {
    return nearest(written, names).map(name -> " (did you mean `" + name + "`?)").orElse("");
  }

  private static Optional<String> nearest(String written, Collection<String> names) {
    int far = Math.max(1, written.length() / 3);
    return names.stream()
        .filter(name -> distance(written, name) <= far)
        .min(Comparator.comparingInt(name -> distance(written, name)));
  }

  /** The Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
