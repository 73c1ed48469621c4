package dev.defib.cli;

import dev.defib.checker.engine.Engine;
import dev.defib.checker.explicit.Checkpoints;
import dev.defib.cli.check.CheckRun;
import dev.defib.cli.check.CheckSettings;
import dev.defib.cli.check.Engines;
import dev.defib.cli.check.Expectations;
import dev.defib.cli.check.FewerStrikes;
import dev.defib.cli.check.Limits;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.host.Host;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.sources.Loader;
import dev.defib.cli.sources.SpecFiles;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code self-test}: does this installation decide what it should? */
@Command(
    name = "self-test",
    description =
        "Decides specs of the library that come with this installation, with two engines"
            + " that share little, and compares the verdicts and the numbers of states.",
    sortOptions = false,
    footer = {"", "Exit code: 0 all is well, 6 it is not, 3 there is no library."})
final class SelfTestCommand implements Callable<Integer> {
  private static final List<String> QUICK = List.of("tutorial", "heartbeat", "serial");
  private static final List<String> ENGINES = List.of("explicit", "reference");

  private final Host host;

  @Option(names = "--all", description = "all specs of the library, which takes some minutes")
  private boolean all;

  SelfTestCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException {
    Loaded loaded = Loader.load(host, SpecFiles.find(host, folders()));
    var faults = new ArrayList<String>();
    loaded.diagnostics().stream()
        .filter(Diagnostic::isError)
        .forEach(d -> faults.add(d.place() + ": " + d.headline()));
    List<Map<String, SpecEntry>> runs =
        ENGINES.stream().map(engine -> decide(loaded, engine, faults)).toList();
    runs.getFirst()
        .forEach(
            (spec, entry) ->
                Optional.ofNullable(runs.getLast().get(spec))
                    .ifPresentOrElse(
                        other -> compare(entry, other, faults),
                        () -> faults.add(spec + ": one engine did not decide it")));
    faults.forEach(fault -> host.out().println("FAILED  " + fault));
    int specs = runs.getFirst().size();
    boolean passed = faults.isEmpty() && specs == loaded.specs().size();
    host.out()
        .println((passed ? "passed" : "failed") + ": " + specs + " specs, each with two engines");
    return passed ? ExitCode.AS_EXPECTED.code() : ExitCode.INTERNAL.code();
  }

  private List<String> folders() throws UsageException {
    Optional<Path> specs = host.home().map(home -> home.resolve("specs"));
    if (specs.filter(Files::isDirectory).isEmpty()) {
      throw new UsageException("there is no library in this installation");
    }
    Path folder = specs.get();
    return all
        ? List.of(folder.toString())
        : QUICK.stream()
            .map(folder::resolve)
            .filter(Files::isDirectory)
            .map(Path::toString)
            .toList();
  }

  private Map<String, SpecEntry> decide(Loaded loaded, String engine, List<String> faults) {
    var decided = new LinkedHashMap<String, SpecEntry>();
    Engine chosen = Engines.named(engine, false, Checkpoints.none(), Optional.empty());
    var limits =
        new Limits(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Runtime.getRuntime().availableProcessors());
    var settings =
        new CheckSettings(
            chosen,
            List.of(),
            Map.of(),
            limits,
            Expectations.NONE,
            FewerStrikes.When.never,
            false,
            List.of());
    new CheckRun(loaded, settings, new Collector(engine, decided, faults)).run();
    return decided;
  }

  private record Collector(String engine, Map<String, SpecEntry> decided, List<String> faults)
      implements CheckRun.Listener {
    @Override
    public void decided(SpecEntry spec) {
      decided.put(spec.spec(), spec);
    }

    @Override
    public void found(List<Diagnostic> diagnostics) {
      diagnostics.stream()
          .filter(Diagnostic::isError)
          .forEach(d -> faults.add(d.place() + ": " + d.headline()));
    }

    @Override
    public void misused(String complaint) {
      faults.add(complaint);
    }

    @Override
    public void failed(String where, Throwable defect) {
      faults.add(where + ", engine " + engine + ": " + defect);
    }
  }

  private void compare(SpecEntry one, SpecEntry other, List<String> faults) {
    int before = faults.size();
    Map<String, CheckEntry> others = new LinkedHashMap<>();
    other.checks().forEach(check -> others.put(check.name(), check));
    for (CheckEntry check : one.checks()) {
      CheckEntry same = others.get(check.name());
      String name = one.spec() + "." + check.name();
      if (!check.asExpected()) {
        faults.add(name + " is " + check.verdict().word() + ", not " + check.expected().word());
      }
      if (same == null || check.verdict() != same.verdict() || check.states() != same.states()) {
        faults.add(name + ": the engines disagree");
      }
    }
    if (faults.size() == before) {
      host.out().println("ok      " + one.spec() + ", " + one.checks().size() + " checks");
    }
  }
}
