package dev.defib.cli;

import dev.defib.cli.check.CheckSettings;
import dev.defib.cli.check.Engines;
import dev.defib.cli.check.Expectations;
import dev.defib.cli.check.Limits;
import dev.defib.cli.host.Host;
import dev.defib.cli.text.ProgressLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code check}: what its options mean. */
@Command(
    name = "check",
    description = "Decides every check of the given specs.",
    sortOptions = false,
    footer = {
      "",
      "Exit code: 0 all as expected, 1 a check is decided otherwise than expected,",
      "2 a model or spec is wrong, 3 wrong usage or an unreadable file, 4 undecided,",
      "5 unexpectedly vacuous, 6 a defect of defib, 130 or 143 interrupted."
    })
final class CheckCommand implements Callable<Integer> {
  enum ProgressWhen {
    auto,
    plain,
    none
  }

  private final Host host;

  @Parameters(
      paramLabel = "FILE|FOLDER",
      arity = "0..*",
      description = "spec files, or folders of them (default: all below the current folder)")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "decide these specs or checks alone: a spec, a check, or spec.check")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "give a parameter of the system another value")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--engine",
      defaultValue = Engines.AUTO,
      paramLabel = "ENGINE",
      completionCandidates = EngineNames.class,
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private String engine;

  @Option(
      names = "--expect-file",
      paramLabel = "FILE",
      description = "expected verdicts that win over the specs': lines `spec check verdict`")
  private Optional<String> expectFile = Optional.empty();

  @Option(names = "--workers", paramLabel = "N", description = "threads (default: all cores)")
  private Optional<Integer> workers = Optional.empty();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = Quantities.Bytes.class,
      description = "memory to use at most, for example 4g")
  private Optional<Long> memory = Optional.empty();

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = Quantities.Time.class,
      description = "time for the whole run, for example 60s")
  private Optional<Duration> timeLimit = Optional.empty();

  @Option(
      names = "--state-limit",
      paramLabel = "N",
      description = "states to store at most, for each system")
  private Optional<Long> stateLimit = Optional.empty();

  @Option(
      names = "--depth-limit",
      paramLabel = "N",
      description = "steps to go at most from an initial state")
  private Optional<Integer> depthLimit = Optional.empty();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "write the verdict document; - is standard output, in place of the text")
  private Optional<String> json = Optional.empty();

  @Option(names = "--quiet", description = "no text report")
  private boolean quiet;

  @Option(
      names = "--progress",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}: a live line on a terminal, a line"
              + " every 10 s elsewhere)")
  private ProgressWhen progress;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Stopping stopping = new Stopping();

  /** What to do after a check that did not come out as expected. */
  static final class Stopping {
    @Option(names = "--keep-going", description = "decide all checks all the same (default)")
    private boolean keepGoing;

    @Option(names = "--fail-fast", description = "stop at the first failure")
    private boolean failFast;

    boolean atFirstFailure() {
      return failFast && !keepGoing;
    }
  }

  @Option(names = "--seed", paramLabel = "N", description = "for engines that use random numbers")
  private Optional<Long> seed = Optional.empty();

  @Mixin private ColorOption color;

  /** What may be typed behind {@code --engine}. */
  static final class EngineNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    EngineNames() {
      super(Engines.names());
    }
  }

  CheckCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException {
    CheckSettings settings = settings();
    Optional<OutputFile> document = Optional.empty();
    if (json.isPresent()) {
      document = Optional.of(new OutputFile(host, json.get()));
    }
    boolean silent = quiet || document.filter(OutputFile::isStandardOutput).isPresent();
    var reports = new CheckReports(host, color.style(host), silent, progressMode());
    return new CheckSession(host, settings, reports, document).run(paths);
  }

  private CheckSettings settings() throws UsageException {
    if (!Engines.names().contains(engine)) {
      throw new UsageException(
          "there is no engine `" + engine + "`" + Suggestion.of(engine, Engines.names()));
    }
    return new CheckSettings(
        Engines.named(engine),
        only,
        overrides,
        limits(),
        expectations(),
        stopping.atFirstFailure(),
        reproduce());
  }

  private Limits limits() throws UsageException {
    positive("--workers", workers.map(Integer::longValue));
    positive("--state-limit", stateLimit);
    positive("--depth-limit", depthLimit.map(Integer::longValue));
    return new Limits(
        memory,
        timeLimit,
        stateLimit,
        depthLimit,
        workers.orElse(Runtime.getRuntime().availableProcessors()));
  }

  private static void positive(String option, Optional<Long> value) throws UsageException {
    if (value.isPresent() && value.get() < 1) {
      throw new UsageException(option + " must be at least 1, not " + value.get());
    }
  }

  private Expectations expectations() throws UsageException {
    if (expectFile.isEmpty()) {
      return Expectations.NONE;
    }
    try {
      return Expectations.parse(InputFile.read(host, expectFile.get()));
    } catch (Expectations.MalformedException e) {
      throw new UsageException(expectFile.get() + ", " + e.getMessage());
    }
  }

  private ProgressLine.Mode progressMode() {
    return switch (progress) {
      case auto -> host.terminal() ? ProgressLine.Mode.LIVE : ProgressLine.Mode.PLAIN;
      case plain -> ProgressLine.Mode.PLAIN;
      case none -> ProgressLine.Mode.NONE;
    };
  }

  /** The options on which the verdicts depend. */
  private List<String> reproduce() {
    var options = new ArrayList<String>();
    overrides.forEach((name, value) -> options.addAll(List.of("--set", name + "=" + value)));
    if (!engine.equals(Engines.AUTO)) {
      options.addAll(List.of("--engine", engine));
    }
    stateLimit.ifPresent(n -> options.addAll(List.of("--state-limit", n.toString())));
    depthLimit.ifPresent(n -> options.addAll(List.of("--depth-limit", n.toString())));
    seed.ifPresent(n -> options.addAll(List.of("--seed", n.toString())));
    return options;
  }
}
