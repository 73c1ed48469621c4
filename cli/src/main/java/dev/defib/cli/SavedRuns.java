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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The runs in a file: a verdict document, or a saved walk. */
final class SavedRuns {
  private final String file;
  private final List<Run> runs;

  private SavedRuns(String file, List<Run> runs) {
    this.file = file;
    this.runs = runs;
  }

  /** A run, and where it comes from. */
  sealed interface Run {
    /** The name of the spec. */
    String spec();

    /** In which the spec stands. */
    String file();

    Map<String, Object> parameters();

    /** That could strike. */
    List<String> faults();

    TraceDocument trace();

    /** By which it can be chosen. */
    String name();

    boolean isCalled(String name);
  }

  /** The run that a verdict rests on; the entry has one. */
  record OfCheck(SpecEntry in, CheckEntry entry) implements Run {
    @Override
    public String spec() {
      return in.spec();
    }

    @Override
    public String file() {
      return in.file();
    }

    @Override
    public Map<String, Object> parameters() {
      return in.parameters();
    }

    @Override
    public List<String> faults() {
      return entry.faults();
    }

    @Override
    public TraceDocument trace() {
      return Objects.requireNonNull(entry.trace());
    }

    @Override
    public String name() {
      return in.spec() + "." + entry.name();
    }

    @Override
    public boolean isCalled(String name) {
      return name.equals(entry.name()) || name.equals(name());
    }
  }

  /** A walk, which belongs to no check. */
  record Walk(SavedTrace saved) implements Run {
    @Override
    public String spec() {
      return saved.spec();
    }

    @Override
    public String file() {
      return saved.file();
    }

    @Override
    public Map<String, Object> parameters() {
      return saved.parameters();
    }

    @Override
    public List<String> faults() {
      return saved.faults();
    }

    @Override
    public TraceDocument trace() {
      return saved.trace();
    }

    @Override
    public String name() {
      return saved.spec();
    }

    @Override
    public boolean isCalled(String name) {
      return name.equals(saved.spec());
    }
  }

  static SavedRuns read(Host host, String file) throws UsageException {
    String text = InputFile.read(host, file);
    try {
      return new SavedRuns(
          file,
          switch (Json.schema(text)) {
            case VerdictDocument.SCHEMA -> runs(Json.read(text, VerdictDocument.class));
            case SavedTrace.SCHEMA -> List.of(new Walk(Json.read(text, SavedTrace.class)));
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
          runs.add(new OfCheck(spec, check));
        }
      }
    }
    return runs;
  }

  /**
   * All runs, or those of the check; a walk is shown whatever check is named.
   *
   * @throws UsageException if there is none
   */
  List<Run> some(Optional<String> check) throws UsageException {
    List<Run> wanted =
        runs.stream().filter(run -> run instanceof Walk || isWanted(run, check)).toList();
    if (wanted.isEmpty()) {
      throw new UsageException(nothing());
    }
    return wanted;
  }

  /**
   * The only run, or that of the check.
   *
   * @throws UsageException if there is none, or there are several
   */
  Run one(Optional<String> check) throws UsageException {
    List<Run> wanted = runs.stream().filter(run -> isWanted(run, check)).toList();
    if (wanted.size() == 1) {
      return wanted.getFirst();
    }
    throw new UsageException(
        wanted.isEmpty()
            ? nothing()
            : "`" + file + "` holds several runs; choose with --check: " + names());
  }

  private static boolean isWanted(Run run, Optional<String> check) {
    return check.isEmpty() || run.isCalled(check.get());
  }

  private String nothing() {
    return runs.isEmpty()
        ? "`" + file + "` holds no run"
        : "`" + file + "` holds runs of " + names() + " only";
  }

  private String names() {
    return String.join(", ", runs.stream().map(Run::name).toList());
  }
}
