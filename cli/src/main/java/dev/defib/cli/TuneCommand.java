package dev.defib.cli;

import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.cli.check.CheckRun;
import dev.defib.cli.check.CheckSettings;
import dev.defib.cli.check.Deadline;
import dev.defib.cli.check.ExitCodes;
import dev.defib.cli.check.Expectations;
import dev.defib.cli.check.FewerStrikes;
import dev.defib.cli.check.Selection.Kind;
import dev.defib.cli.check.TuneRun;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.TuneDocument;
import dev.defib.cli.document.TuneDocument.Point;
import dev.defib.cli.document.TuneDocument.TuneEntry;
import dev.defib.cli.document.TuneDocument.Verdict;
import dev.defib.cli.host.Host;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.TuneText;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.Tune;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code tune}: which settings satisfy the checks, and which of them are best. */
@Command(
    name = "tune",
    description = "Answers the tunes of specs: which settings satisfy the checks, and the best.",
    sortOptions = false,
    footer = {
      "",
      "Exit code: 0 some setting satisfies the checks of each tune, 1 none does,",
      "2 a model or spec is wrong, 3 wrong usage or an unreadable file, 4 a valuation is",
      "undecided, 5 what is to be minimized never begins."
    })
final class TuneCommand implements Callable<Integer> {
  private final Host host;

  @Mixin private SpecPaths specs;

  @Option(names = "--trace", description = "show why neighbours of the chosen setting are rejected")
  private boolean trace;

  @Mixin private JsonOption json;

  @Mixin private ParameterOptions parameters;
  @Mixin private BudgetOptions budget;
  @Mixin private ColorOption color;

  TuneCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, RefusedException {
    Style style = color.style(host);
    JsonOption.Target file = json.target(host);
    Loaded loaded = specs.load(host);
    Refusal.of(host, style, loaded.diagnostics());
    specs.refuseNothing(Kind.TUNE, loaded);
    Troubles troubles = new Troubles(host);
    CheckSettings settings = settings();
    Deadline deadline = new Deadline(settings.limits());
    List<TuneEntry> entries = new ArrayList<>();
    for (Spec spec : loaded.specs()) {
      for (Tune tune : wanted(spec)) {
        new TuneRun(loaded, settings, deadline, spec, tune, troubles).run().ifPresent(entries::add);
      }
    }
    if (!file.isStandardOutput()) {
      entries.forEach(new TuneText(style, trace, host.out()::println)::tell);
    }
    entries.forEach(entry -> troubles.codes.add(exitCode(entry)));
    ExitCode code = troubles.codes.code();
    file.write(TuneDocument.of(code, entries));
    return code.code();
  }

  private CheckSettings settings() throws UsageException {
    return new CheckSettings(
        new ExplicitEngine(true),
        List.of(),
        parameters.overrides(),
        budget.limits(),
        Expectations.NONE,
        FewerStrikes.When.never,
        false,
        List.of());
  }

  private List<Tune> wanted(Spec spec) {
    return spec.tunes().stream()
        .filter(tune -> specs.selection().wants(spec, tune.name().text()))
        .toList();
  }

  private static ExitCode exitCode(TuneEntry tune) {
    if (tune.points().stream().anyMatch(point -> !point.isKnown())) {
      return ExitCode.UNDECIDED;
    }
    List<Point> safe = tune.points().stream().filter(p -> p.verdict() == Verdict.SAFE).toList();
    if (safe.isEmpty()) {
      return ExitCode.OTHERWISE;
    }
    return tune.figures().stream().anyMatch(figure -> neverBegins(figure, safe))
        ? ExitCode.VACUOUS
        : ExitCode.AS_EXPECTED;
  }

  /** Whether a figure says nothing of any of these. */
  private static boolean neverBegins(String figure, List<Point> points) {
    return points.stream().allMatch(p -> Outcome.VACUOUS.word().equals(p.missing().get(figure)));
  }

  /** What goes wrong on the way, told as it comes, and once for all valuations. */
  private static final class Troubles implements CheckRun.Listener {
    private final Host host;
    private final ExitCodes codes = new ExitCodes();
    private final Set<Diagnostic> told = new HashSet<>();

    Troubles(Host host) {
      this.host = host;
    }

    @Override
    public void decided(SpecEntry spec) {}

    @Override
    public void found(List<Diagnostic> diagnostics) {
      for (Diagnostic diagnostic : diagnostics) {
        codes.add(diagnostic);
        if (diagnostic.isError() && told.add(diagnostic)) {
          host.err().println("defib: " + diagnostic.place() + ": " + diagnostic.headline());
        }
      }
    }

    @Override
    public void misused(String complaint) {
      codes.add(ExitCode.USAGE);
      host.err().println("defib: " + complaint);
    }

    @Override
    public void failed(String where, Throwable defect) {
      codes.add(ExitCode.INTERNAL);
      Defect.report(host, where, defect);
    }
  }
}
