package dev.defib.cli;

import dev.defib.checker.sat.solve.ProgramSolver;
import dev.defib.cli.check.CheckSettings;
import dev.defib.cli.check.Engines;
import dev.defib.cli.check.Expectations;
import dev.defib.cli.check.FewerStrikes;
import dev.defib.cli.evidence.EvidenceFolder;
import dev.defib.cli.host.Host;
import dev.defib.cli.project.Settings;
import dev.defib.cli.text.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  private final Host host;

  @Mixin private SpecPaths specs;
  @Mixin private ParameterOptions parameters;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      completionCandidates = EngineNames.class,
      description = "${COMPLETION-CANDIDATES} (default: " + Engines.AUTO + ")")
  private Optional<String> engine = Optional.empty();

  @Option(
      names = "--sat-solver",
      paramLabel = "PROGRAM",
      description =
          "a solver for DIMACS (minisat, cadical, ...) that has to accept what `induction` and"
              + " `ic3` prove, too")
  private Optional<String> satSolver = Optional.empty();

  @Option(names = "--no-reductions", description = "leave out no state, even where that is sound")
  private boolean noReductions;

  @Option(
      names = "--expect-file",
      paramLabel = "FILE",
      description = "expected verdicts that win over the specs': lines `spec check verdict`")
  private Optional<String> expectFile = Optional.empty();

  @Option(
      names = "--fewer-faults",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "whether to search for violations with fewer strikes: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}: for what did not come out as expected, if that is quick)")
  private FewerStrikes.When fewerFaults;

  @Mixin private ProjectOptions project;
  @Mixin private BudgetOptions budget;
  @Mixin private CheckpointOptions checkpoints;

  @Option(
      names = "--evidence",
      paramLabel = "FOLDER",
      description = "write what the verdicts rest on, for verify-evidence; the folder must be new")
  private Optional<String> evidence = Optional.empty();

  @Mixin private OutputOptions outputs;
  @Mixin private ReportOptions reports;

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
    Settings defaults = project.settings(host);
    adopt(defaults);
    CheckpointPlan plan = checkpoints.plan(host);
    CheckSettings settings = settings(plan);
    ReportFiles files = outputs.files(host);
    CheckReports shown = reports.reports(host, files.useStandardOutput());
    return new CheckSession(host, settings, shown, files, plan, evidenceFolder()).run(specs);
  }

  /** Takes over what the project says where nothing was typed. */
  private void adopt(Settings defaults) throws UsageException {
    specs.adopt(defaults);
    budget.adopt(defaults);
    engine = engine.or(() -> defaults.value(Settings.Key.ENGINE));
    noReductions |= defaults.value(Settings.Key.REDUCTIONS).filter("false"::equals).isPresent();
  }

  private Optional<EvidenceFolder> evidenceFolder() throws UsageException {
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    Path folder = host.resolve(evidence.get());
    if (Files.exists(folder)) {
      throw new UsageException("`" + evidence.get() + "` exists; evidence needs a new folder");
    }
    return Optional.of(new EvidenceFolder(folder, parameters.overrides()));
  }

  private CheckSettings settings(CheckpointPlan plan) throws UsageException {
    String name = engine.orElse(Engines.AUTO);
    if (!Engines.names().contains(name)) {
      throw new UsageException(
          "there is no engine `" + name + "`" + Suggestion.of(name, Engines.names()));
    }
    return new CheckSettings(
        Engines.named(name, !noReductions, plan.checkpoints(), usableSolver()),
        specs.only(),
        parameters.overrides(),
        budget.limits(),
        expectations(),
        fewerFaults,
        stopping.atFirstFailure(),
        reproduce());
  }

  private Optional<String> usableSolver() throws UsageException {
    try {
      Optional<String> objection = Optional.empty();
      if (satSolver.isPresent()) {
        objection = ProgramSolver.objection(satSolver.get());
      }
      if (objection.isPresent()) {
        throw new UsageException("the solver " + objection.get());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return satSolver;
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

  /** The options on which the verdicts depend. */
  private List<String> reproduce() {
    var options = new ArrayList<>(parameters.reproduce());
    engine
        .filter(name -> !name.equals(Engines.AUTO))
        .ifPresent(name -> options.addAll(List.of("--engine", name)));
    if (noReductions) {
      options.add("--no-reductions");
    }
    options.addAll(budget.reproduce());
    seed.ifPresent(n -> options.addAll(List.of("--seed", n.toString())));
    return options;
  }
}
