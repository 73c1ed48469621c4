package dev.defib.cli;

import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.cli.check.ExitCodes;
import dev.defib.cli.host.Host;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.sources.Loader;
import dev.defib.cli.sources.SpecFiles;
import dev.defib.cli.text.DiagnosticLines;
import dev.defib.cli.text.Style;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments by which a user names one system, with the faults that may strike in it. */
final class SystemChoice {
  @Parameters(
      paramLabel = "SPEC|FILE",
      arity = "0..1",
      description = "a spec's name, or a file that holds it")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--system",
      paramLabel = "SYSTEM",
      description = "a system's full name; needs no spec")
  private Optional<String> system = Optional.empty();

  @Option(
      names = "--check",
      paramLabel = "NAME",
      description = "take the faults of this check (default: no faults)")
  private Optional<String> check = Optional.empty();

  @Mixin private ParameterOptions parameters;

  /**
   * What was chosen.
   *
   * @param place the index of the environment among those of the plan
   */
  record Chosen(Loaded loaded, Spec spec, Plan plan, int place) {
    Plan.Environment environment() {
      return plan.environments().get(place);
    }
  }

  Optional<String> check() {
    return check;
  }

  /** Reads what was named; what is wrong with it goes to standard error. */
  Chosen load(Host host, Style style) throws UsageException, RefusedException {
    Loaded loaded = read(host);
    var diagnostics = new LinkedHashSet<Diagnostic>();
    Optional<Spec> found = Optional.empty();
    try {
      found = Optional.of(spec(loaded));
      diagnostics.addAll(loaded.diagnostics(found.get()));
    } catch (UsageException complaint) {
      if (loaded.diagnostics().stream().noneMatch(Diagnostic::isError)) {
        throw complaint;
      }
      diagnostics.addAll(loaded.diagnostics());
    }
    refuse(host, style, diagnostics);
    Spec spec = found.orElseThrow();
    Plan plan = Lowering.plan(loaded.analysis(), spec, parameters.overrides());
    var further = new LinkedHashSet<>(plan.diagnostics());
    further.removeAll(diagnostics);
    refuse(host, style, further);
    return new Chosen(loaded, spec, plan, environment(plan));
  }

  private static void refuse(Host host, Style style, Iterable<Diagnostic> diagnostics)
      throws RefusedException {
    var lines = new DiagnosticLines(style);
    var exitCodes = new ExitCodes();
    boolean wrong = false;
    for (Diagnostic diagnostic : diagnostics) {
      host.err().println(lines.text(diagnostic));
      exitCodes.add(diagnostic);
      wrong |= diagnostic.isError();
    }
    if (wrong) {
      throw new RefusedException(exitCodes.code());
    }
  }

  private Loaded read(Host host) throws UsageException {
    if (target.isEmpty() && system.isEmpty()) {
      throw new UsageException("name a spec, a file, or a system with --system");
    }
    var paths = new ArrayList<Path>();
    if (target.isPresent()) {
      Path file = host.resolve(target.get());
      paths.addAll(
          Files.exists(file) || target.get().endsWith(SpecFiles.SUFFIX)
              ? SpecFiles.find(host, List.of(target.get()))
              : library(host));
    }
    List<Source> typed =
        system.map(name -> new Source("command line", "spec chosen for " + name + "\n")).stream()
            .toList();
    return Loader.load(host, paths, typed);
  }

  /** Where specs are looked for by name. */
  private static List<Path> library(Host host) {
    var paths = new LinkedHashSet<>(SpecFiles.find(host, List.of()));
    host.home()
        .map(home -> home.resolve("specs"))
        .filter(Files::isDirectory)
        .ifPresent(specs -> paths.addAll(SpecFiles.find(host, List.of(specs.toString()))));
    return List.copyOf(paths);
  }

  private Spec spec(Loaded loaded) throws UsageException {
    List<Spec> specs = loaded.specs();
    if (system.isPresent()) {
      return specs.getLast();
    }
    String name = target.orElse("");
    List<Spec> named =
        specs.stream()
            .filter(
                spec -> spec.name().text().equals(name) || spec.name().last().text().equals(name))
            .toList();
    List<Spec> candidates = named.isEmpty() && name.endsWith(SpecFiles.SUFFIX) ? specs : named;
    List<String> names = specs.stream().map(spec -> spec.name().text()).toList();
    if (candidates.size() == 1) {
      return candidates.getFirst();
    }
    throw new UsageException(
        candidates.isEmpty()
            ? "there is no spec `" + name + "`" + Suggestion.of(name, names)
            : "`" + name + "` holds several specs, name one of " + String.join(", ", names));
  }

  private int environment(Plan plan) throws UsageException {
    if (check.isPresent()) {
      List<String> names = plan.checks().stream().map(Plan.PlannedCheck::name).toList();
      int place = names.indexOf(check.get());
      if (place < 0) {
        throw new UsageException(
            "there is no check `" + check.get() + "`" + Suggestion.of(check.get(), names));
      }
      return plan.checks().get(place).environment();
    }
    List<Plan.Environment> all = plan.environments();
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).faults().isEmpty())
        .findFirst()
        .orElse(0);
  }
}
