package dev.defib.cli;

import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.SavedTrace;
import dev.defib.cli.document.Tool;
import dev.defib.cli.host.Host;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.sources.Loader;
import dev.defib.cli.sources.SpecFiles;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.Suggestion;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments by which a user names one system, with the faults that may strike in it. */
final class SystemChoice {
  private static final int CHOICES_MAX = 20;

  @Parameters(
      paramLabel = "SPEC|FILE",
      arity = "0..1",
      description = "a spec's name, or a file that holds a spec or a system")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--spec",
      paramLabel = "NAME",
      description = "which spec, where the file holds several")
  private Optional<String> specName = Optional.empty();

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

    /** A walk through the system, ready to be saved. */
    SavedTrace saved(TraceDocument walk) {
      return new SavedTrace(
          SavedTrace.SCHEMA,
          Tool.THIS,
          plan.spec(),
          plan.file(),
          dev.defib.cli.check.Parameters.typed(plan.parameters()),
          environment().faults(),
          loaded.digests(spec),
          walk);
    }
  }

  Optional<String> check() {
    return check;
  }

  /** The values given to parameters, as texts, by name. */
  Map<String, String> overrides() {
    return parameters.overrides();
  }

  /** Reads what was named; what is wrong with it goes to standard error. */
  Chosen load(Host host, Style style) throws UsageException, RefusedException {
    Loaded loaded = read(host);
    var diagnostics = new LinkedHashSet<Diagnostic>();
    Optional<Spec> found = Optional.empty();
    try {
      found = Optional.of(spec(host, loaded));
      diagnostics.addAll(loaded.diagnostics(found.get()));
    } catch (UsageException complaint) {
      // A name is looked for in all files there are: what is wrong with them is beside the point.
      boolean asked = target.filter(name -> isPath(host, name)).isPresent();
      if (!asked || loaded.diagnostics().stream().noneMatch(Diagnostic::isError)) {
        throw complaint;
      }
      diagnostics.addAll(loaded.diagnostics());
    }
    Refusal.of(host, style, diagnostics);
    Spec spec = found.orElseThrow();
    Plan plan = Lowering.plan(loaded.analysis(), spec, parameters.overrides());
    var further = new LinkedHashSet<>(plan.diagnostics());
    further.removeAll(diagnostics);
    Refusal.of(host, style, further);
    return new Chosen(loaded, spec, plan, environment(plan));
  }

  private Loaded read(Host host) throws UsageException {
    if (target.isEmpty() && system.isEmpty()) {
      List<Spec> specs = Loader.load(host, SpecFiles.find(host, List.of())).specs();
      throw new UsageException(
          "name a spec, a file, or a system with --system" + choices("; there are", specs));
    }
    var paths = new ArrayList<Path>();
    if (target.isPresent()) {
      paths.addAll(
          isPath(host, target.get()) ? SpecFiles.find(host, List.of(target.get())) : library(host));
    }
    List<Source> typed =
        system.map(name -> new Source("command line", "spec chosen for " + name + "\n")).stream()
            .toList();
    return Loader.load(host, paths, typed);
  }

  private static boolean isPath(Host host, String name) {
    return name.endsWith(SpecFiles.SUFFIX) || Files.exists(host.resolve(name));
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

  private Spec spec(Host host, Loaded loaded) throws UsageException {
    List<Spec> specs = loaded.specs();
    if (system.isPresent()) {
      return specs.getLast();
    }
    String file = target.orElse("");
    boolean isPath = isPath(host, file);
    Optional<String> name = isPath ? specName : target;
    List<Spec> candidates = name.isEmpty() ? specs : named(name.get(), specs);
    if (candidates.size() == 1) {
      return candidates.getFirst();
    }
    if (specs.isEmpty()) {
      throw new UsageException("there is neither a spec nor a system in `" + file + "`");
    }
    throw new UsageException(
        candidates.isEmpty()
            ? unknown(name.orElse(""), specs)
            : several(loaded, name.orElse(file), candidates));
  }

  private static List<Spec> named(String name, List<Spec> specs) {
    return specs.stream()
        .filter(spec -> spec.name().text().equals(name) || spec.name().last().text().equals(name))
        .toList();
  }

  private static String unknown(String name, List<Spec> specs) {
    List<String> names = specs.stream().map(spec -> spec.name().text()).toList();
    String suggestion = Suggestion.of(name, names);
    return "there is no spec `"
        + name
        + "`"
        + (suggestion.isEmpty() ? choices("; there are", specs) : suggestion);
  }

  private static String several(Loaded loaded, String name, List<Spec> candidates) {
    String what = loaded.isBare() ? "several systems" : "several specs";
    String option = loaded.isBare() ? "--system" : "--spec";
    return "there are "
        + what
        + " in `"
        + name
        + "`"
        + choices("; choose with " + option, candidates);
  }

  /** The names of specs, one a line; as many as fit on a screen. */
  private static String choices(String lead, List<Spec> specs) {
    if (specs.isEmpty()) {
      return "";
    }
    List<String> names = specs.stream().map(spec -> spec.name().text()).distinct().toList();
    int more = names.size() - CHOICES_MAX;
    String rest = more > 0 ? "\n  and " + more + " more" : "";
    return names.stream()
        .limit(CHOICES_MAX)
        .map(name -> "\n  " + name)
        .collect(Collectors.joining("", lead + ":", rest));
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
