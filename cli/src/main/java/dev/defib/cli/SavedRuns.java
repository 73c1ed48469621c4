package dev.defib.cli;

import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.Json;
import dev.defib.cli.document.SavedTrace;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.cli.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs in a file: a verdict document, or a saved walk. */
final class SavedRuns {
  private final String file;
  private final List<Run> runs;

  private SavedRuns(String file, List<Run> runs) {
    this.file = file;
    this.runs = runs;
  }

  /**
   * A run.
   *
   * @param spec the name of the spec, or of the system for a walk
   * @param check the name of the check, empty for a walk
   */
  record Run(String spec, String check, TraceDocument trace) {
    String name() {
      return check.isEmpty() ? spec : spec + "." + check;
    }

    boolean isCalled(String name) {
      return name.equals(check) || name.equals(name());
    }
  }

  static SavedRuns read(Host host, String file) throws UsageException {
    String text = InputFile.read(host, file);
    try {
      return new SavedRuns(
          file,
          switch (Json.schema(text)) {
            case VerdictDocument.SCHEMA -> runs(Json.read(text, VerdictDocument.class));
            case SavedTrace.SCHEMA -> {
              SavedTrace saved = Json.read(text, SavedTrace.class);
              yield List.of(new Run(saved.spec(), "", saved.trace()));
            }
            default ->
                throw new UsageException(
                    "`" + file + "` is neither a verdict document nor a saved walk");
          });
    } catch (Json.MalformedException e) {
      throw new UsageException("cannot read `" + file + "`: " + e.getMessage());
    }
  }

  private static List<Run> runs(VerdictDocument document) {
    List<Run> runs = new ArrayList<>();
    for (SpecEntry spec : document.specs()) {
      for (CheckEntry check : spec.checks()) {
        if (check.trace() != null) {
          runs.add(new Run(spec.spec(), check.name(), check.trace()));
        }
      }
    }
    return runs;
  }

  /**
   * The only run, or that of the check.
   *
   * @throws UsageException if there is none, or there are several
   */
  Run one(Optional<String> check) throws UsageException {
    List<Run> wanted =
        runs.stream().filter(run -> check.isEmpty() || run.isCalled(check.get())).toList();
    if (wanted.size() == 1) {
      return wanted.getFirst();
    }
    if (runs.isEmpty()) {
      throw new UsageException("`" + file + "` holds no run");
    }
    String names = String.join(", ", runs.stream().map(Run::name).toList());
    throw new UsageException(
        wanted.isEmpty()
            ? "`" + file + "` holds runs of " + names + " only"
            : "`" + file + "` holds several runs; choose with --check: " + names);
  }
}
