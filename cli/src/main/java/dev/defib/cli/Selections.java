package dev.defib.cli;

import dev.defib.cli.check.Selection;
import dev.defib.cli.check.Selection.Kind;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.sources.SpecFiles;
import dev.defib.cli.text.Suggestion;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A run that decides nothing must not look like one in which all is well. */
final class Selections {
  private Selections() {}

  /**
   * Refuses to go on without anything to answer, or with a name that selects nothing.
   *
   * @param kind what the command answers
   * @param paths as typed
   * @param only the names typed behind {@code --only}
   */
  static void refuseNothing(Kind kind, List<String> paths, List<String> only, Loaded loaded)
      throws UsageException {
    List<Spec> specs = loaded.specs();
    if (specs.isEmpty()) {
      throw new UsageException(
          loaded.files().isEmpty()
              ? noFile(paths)
              : "there is no spec " + where(paths) + ", and no system that could be checked");
    }
    Optional<SourceFile> empty =
        loaded.files().stream().filter(f -> f.model().isEmpty() && f.specs().isEmpty()).findFirst();
    if (empty.isPresent()) {
      throw new UsageException(
          "there is neither a model nor a spec in " + empty.get().source().name());
    }
    if (!isAny(kind, specs)) {
      throw new UsageException("there is no " + kind.word() + " " + where(paths));
    }
    List<String> unmatched = new Selection(only).unmatched(specs, kind);
    if (!unmatched.isEmpty()) {
      throw new UsageException(complaint(kind, unmatched.getFirst(), specs));
    }
  }

  /** Every spec has checks, if only those that are built in. */
  private static boolean isAny(Kind kind, List<Spec> specs) {
    return kind == Kind.CHECK || !Selection.candidates(specs, kind).isEmpty();
  }

  private static String complaint(Kind kind, String name, List<Spec> specs) {
    return Arrays.stream(Kind.values())
        .filter(other -> new Selection(List.of(name)).unmatched(specs, other).isEmpty())
        .findFirst()
        .map(other -> "`" + name + "` is no " + kind.word() + ": see `defib " + other.word() + "`")
        .orElseGet(
            () ->
                "no spec or "
                    + kind.word()
                    + " is named `"
                    + name
                    + "`"
                    + Suggestion.of(name, Selection.candidates(specs, kind)));
  }

  /** That there is no file to look at. */
  static String noFile(List<String> paths) {
    return "there is no file " + where(paths) + " whose name ends with " + SpecFiles.SUFFIX;
  }

  /** Where files were looked for, as a phrase. */
  static String where(List<String> paths) {
    return paths.isEmpty() ? "below the current folder" : "in " + String.join(", ", paths);
  }
}
