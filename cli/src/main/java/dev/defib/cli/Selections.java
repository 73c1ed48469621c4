package dev.defib.cli;

import dev.defib.cli.check.Selection;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.sources.SpecFiles;
import dev.defib.cli.text.Suggestion;
import java.util.List;

/** A run that decides nothing must not look like one in which all is well. */
final class Selections {
  private Selections() {}

  /**
   * Refuses to go on without a spec, or with a name that selects nothing.
   *
   * @param paths as typed
   * @param only the names typed behind {@code --only}
   */
  static void refuseNothing(List<String> paths, List<String> only, Loaded loaded)
      throws UsageException {
    if (loaded.specs().isEmpty()) {
      throw new UsageException(
          loaded.files().isEmpty()
              ? "there is no file " + where(paths) + " whose name ends with " + SpecFiles.SUFFIX
              : "there is no spec " + where(paths) + ", and no system that could be checked");
    }
    List<String> unmatched = new Selection(only).unmatched(loaded.specs());
    if (!unmatched.isEmpty()) {
      String name = unmatched.getFirst();
      throw new UsageException(
          "no spec or check is named `"
              + name
              + "`"
              + Suggestion.of(name, Selection.candidates(loaded.specs())));
    }
  }

  /** Where files were looked for, as a phrase. */
  static String where(List<String> paths) {
    return paths.isEmpty() ? "below the current folder" : "in " + String.join(", ", paths);
  }
}
