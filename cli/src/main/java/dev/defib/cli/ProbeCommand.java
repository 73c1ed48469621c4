package dev.defib.cli;

import dev.defib.cli.check.ExitCodes;
import dev.defib.cli.check.Selection;
import dev.defib.cli.check.Selection.Kind;
import dev.defib.cli.document.DiagnosticEntry;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.document.ProbeDocument;
import dev.defib.cli.document.ProbeEntry;
import dev.defib.cli.host.Host;
import dev.defib.cli.probe.Asked;
import dev.defib.cli.probe.Probing;
import dev.defib.cli.probe.WrongModelException;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.sources.Loader;
import dev.defib.cli.sources.SpecFiles;
import dev.defib.cli.text.DiagnosticLines;
import dev.defib.cli.text.ProbeText;
import dev.defib.dsl.ast.Probe;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code probe}: whether hardware can be brought back by who cannot see inside it. */
@Command(
    name = "probe",
    description =
        "Tells whether a driver that knows nothing can surely bring a device where it is wanted,"
            + " and how.",
    sortOptions = false,
    footer = {
      "",
      "Without DEVICE, answers the probes of the specs in the file or folder. With it, and --to,",
      "asks of one device: one of a spec's system by its name, or one of a model by its type.",
      "",
      "Exit code: 0 every answer is the expected one (without `expect`: software can do it for",
      "sure), 1 it is not, 2 a model or spec is wrong, 3 wrong usage, 4 undecided."
    })
final class ProbeCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      index = "0",
      paramLabel = "FILE|FOLDER",
      arity = "0..1",
      description = "where the specs or the model are (default: all below the current folder)")
  private Optional<String> path = Optional.empty();

  @Parameters(
      index = "1",
      paramLabel = "DEVICE",
      arity = "0..1",
      description = "the device to ask about, together with --to")
  private Optional<String> device = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "STATE",
      description = "where the device is wanted: a state, or a condition on its parts")
  private Optional<String> goal = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "CONDITION",
      description = "where it may be at first (default: anywhere)")
  private Optional<String> start = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "answer these probes only: NAME or SPEC.NAME")
  private List<String> only = List.of();

  @Mixin private ParameterOptions parameters;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = Quantities.Time.class,
      description = "time for each probe (default: 60s)")
  private Optional<Duration> timeLimit = Optional.empty();

  @Mixin private JsonOption json;

  @Option(names = "--brief", description = "tell the answers alone")
  private boolean brief;

  @Mixin private ColorOption color;

  ProbeCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException {
    JsonOption.Target target = json.target(host);
    Loaded loaded = load();
    List<Diagnostic> diagnostics = new ArrayList<>(told(loaded));
    List<ProbeEntry> entries = new ArrayList<>();
    boolean silent = target.isStandardOutput();
    var text = new ProbeText(color.style(host), brief, host.out()::println);
    for (Chosen chosen : chosen(loaded)) {
      if (loaded.isSound(chosen.spec())) {
        answer(loaded, chosen, diagnostics)
            .ifPresent(
                entry -> {
                  entries.add(entry);
                  if (!silent) {
                    text.probe(entry);
                    host.out().flush();
                  }
                });
      }
    }
    ExitCode code = report(diagnostics, entries);
    List<DiagnosticEntry> told = diagnostics.stream().map(DiagnosticEntry::of).toList();
    target.write(ProbeDocument.of(code.code(), entries, told));
    return code.code();
  }

  /** Whoever asks of one device need not hear what its model is not used for. */
  private List<Diagnostic> told(Loaded loaded) {
    return loaded.diagnostics().stream().filter(d -> device.isEmpty() || d.isError()).toList();
  }

  private Optional<ProbeEntry> answer(Loaded loaded, Chosen chosen, List<Diagnostic> diagnostics) {
    try {
      return Optional.of(
          Probing.answer(
              loaded,
              chosen.spec(),
              chosen.probe(),
              parameters.overrides(),
              Probing.after(timeLimit.orElse(Probing.TIME).toNanos())));
    } catch (WrongModelException wrong) {
      diagnostics.addAll(wrong.diagnostics());
      return Optional.empty();
    }
  }

  private ExitCode report(List<Diagnostic> diagnostics, List<ProbeEntry> entries) {
    var lines = new DiagnosticLines(color.style(host));
    var codes = new ExitCodes();
    Set<Diagnostic> told = new LinkedHashSet<>(diagnostics);
    told.forEach(d -> host.err().println(lines.text(d)));
    told.forEach(codes::add);
    for (ProbeEntry entry : entries) {
      if (entry.undecided() != null) {
        codes.add(ExitCode.UNDECIDED);
      } else if (!entry.asExpected()) {
        codes.add(ExitCode.OTHERWISE);
      }
    }
    return codes.code();
  }

  // ---- What is asked

  private record Chosen(Spec spec, Probe probe) {}

  private Loaded load() throws UsageException {
    if (device.isPresent() != goal.isPresent()) {
      throw new UsageException(
          device.isPresent()
              ? "say where the device is wanted: --to STATE"
              : "--to needs a device: defib probe FILE DEVICE --to STATE");
    }
    if (device.isEmpty() && start.isPresent()) {
      throw new UsageException("--from goes with DEVICE and --to");
    }
    if (device.isPresent() && !only.isEmpty()) {
      throw new UsageException("--only chooses among probes of specs: it does not go with DEVICE");
    }
    Loaded loaded = Loader.load(host, SpecFiles.find(host, path.stream().toList()));
    boolean wrong = loaded.diagnostics().stream().anyMatch(Diagnostic::isError);
    return device.isEmpty() || wrong
        ? loaded
        : Loader.load(host, List.of(), List.of(asked(loaded)));
  }

  private Source asked(Loaded loaded) throws UsageException {
    try {
      return Asked.of(
          loaded, device.orElseThrow(), goal.orElseThrow(), start, parameters.overrides());
    } catch (Asked.UnknownDeviceException unknown) {
      throw new UsageException(unknown.complaint());
    }
  }

  private List<Chosen> chosen(Loaded loaded) throws UsageException {
    if (loaded.diagnostics().stream().noneMatch(Diagnostic::isError)) {
      if (loaded.specs().stream().allMatch(spec -> spec.probes().isEmpty())) {
        throw new UsageException(
            "there is no probe in these specs; to ask without one: defib probe FILE DEVICE --to"
                + " STATE");
      }
      Selections.refuseNothing(Kind.PROBE, path.stream().toList(), names(), loaded);
    }
    var selection = new Selection(names());
    return loaded.specs().stream()
        .flatMap(spec -> spec.probes().stream().map(probe -> new Chosen(spec, probe)))
        .filter(c -> selection.wants(c.spec(), c.probe().name().text()))
        .toList();
  }

  private List<String> names() {
    return device.isPresent() ? List.of(Asked.PROBE) : only;
  }
}
