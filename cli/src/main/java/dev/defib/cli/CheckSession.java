package dev.defib.cli;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.check.CheckRun;
import dev.defib.cli.check.CheckSettings;
import dev.defib.cli.check.ExitCodes;
import dev.defib.cli.check.Selection.Kind;
import dev.defib.cli.document.DiagnosticEntry;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.cli.evidence.EvidenceFolder;
import dev.defib.cli.host.Host;
import dev.defib.cli.host.Interrupts;
import dev.defib.cli.host.Unreadable;
import dev.defib.cli.sources.Loaded;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One run of {@code check}, from files to the verdict document. */
final class CheckSession implements CheckRun.Listener {
  private final Host host;
  private final CheckSettings settings;
  private final CheckReports reports;
  private final ReportFiles files;
  private final CheckpointPlan checkpoints;
  private final Optional<EvidenceFolder> evidence;
  private final ExitCodes exitCodes = new ExitCodes();
  private final List<SpecEntry> specs = new ArrayList<>();
  private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();
  private Map<String, String> sources = Map.of();

  CheckSession(
      Host host,
      CheckSettings settings,
      CheckReports reports,
      ReportFiles files,
      CheckpointPlan checkpoints,
      Optional<EvidenceFolder> evidence) {
    this.host = host;
    this.settings = settings;
    this.reports = reports;
    this.files = files;
    this.checkpoints = checkpoints;
    this.evidence = evidence;
  }

  /** Runs it and returns the exit code. */
  int run(SpecPaths paths) throws UsageException {
    Loaded loaded = paths.load(host);
    sources = loaded.texts();
    found(loaded.diagnostics());
    if (diagnostics.stream().noneMatch(Diagnostic::isError)) {
      paths.refuseNothing(Kind.CHECK, loaded);
      if (loaded.isBare()) {
        reports.complaint(
            "there is no spec "
                + paths.where()
                + "; here are the built-in checks of each system, without faults");
      }
    }
    // Not before: until something is decided there is nothing to report, and reading may block.
    try (Interrupts interrupts = Interrupts.watch()) {
      new CheckRun(loaded, settings, this).run();
      if (interrupts.exitCode().isEmpty()) {
        checkpoints.complaints().forEach(this::misused);
      }
      write(EvidenceFolder::finish);
      checkpoints.note().ifPresent(reports::complaint);
      SlowMemory.note(specs).ifPresent(reports::complaint);
      return finish(interrupts.exitCode().orElseGet(() -> exitCodes.code().code()));
    }
  }

  /** Where a file cannot be written the others are written again: they tell the exit code. */
  private int finish(int code) throws UsageException {
    int ending = code;
    VerdictDocument document = document(code);
    List<String> complaints = files.write(document);
    if (!complaints.isEmpty()) {
      complaints.forEach(this::misused);
      ending = code > ExitCode.INTERNAL.code() ? code : exitCodes.code().code();
      document = document(ending);
      files.write(document).forEach(this::misused);
    }
    reports.summary(document);
    files.print(document);
    return ending;
  }

  private VerdictDocument document(int code) {
    return VerdictDocument.of(code, specs, diagnostics.stream().map(DiagnosticEntry::of).toList())
        .withSources(visited());
  }

  /** The texts of the files in which steps of runs stand. */
  private Map<String, String> visited() {
    var visited = new TreeMap<String, String>();
    specs.stream()
        .flatMap(spec -> spec.checks().stream())
        .flatMap(check -> Stream.ofNullable(check.trace()))
        .flatMap(TraceDocument::steps)
        .map(step -> step.place().file())
        .filter(sources::containsKey)
        .forEach(file -> visited.put(file, sources.get(file)));
    return visited;
  }

  /** Has evidence written, if it is wanted. */
  private void write(Writing writing) {
    if (evidence.isPresent()) {
      try {
        writing.to(evidence.get());
      } catch (IOException e) {
        misused("cannot write evidence: " + Unreadable.why(e));
      }
    }
  }

  private interface Writing {
    void to(EvidenceFolder folder) throws IOException;
  }

  @Override
  public void answered(Plan plan, Plan.PlannedCheck check, Answer answer) {
    evidence.ifPresent(folder -> folder.answered(plan, check, answer));
  }

  @Override
  public void decided(SpecEntry spec) {
    specs.add(spec);
    write(folder -> folder.decided(spec));
    exitCodes.add(spec);
    reports.spec(spec);
  }

  @Override
  public void found(List<Diagnostic> found) {
    for (Diagnostic diagnostic : found) {
      if (diagnostics.add(diagnostic)) {
        exitCodes.add(diagnostic);
        reports.diagnostic(diagnostic);
      }
    }
  }

  @Override
  public void misused(String complaint) {
    exitCodes.add(ExitCode.USAGE);
    reports.complaint(complaint);
  }

  @Override
  public void failed(String where, Throwable defect) {
    exitCodes.add(ExitCode.INTERNAL);
    reports.defect(where, defect);
  }

  @Override
  public Progress progress(String spec) {
    return reports.progress(spec);
  }
}
