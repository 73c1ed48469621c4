package dev.defib.cli.mutate;

import dev.defib.checker.compare.GraphComparison;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.cli.check.Outcomes;
import dev.defib.cli.check.Parameters;
import dev.defib.cli.check.Selection;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.MutationDocument;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.mutate.Mutant;
import dev.defib.dsl.parse.Parsed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A spec of the unchanged system, and what its checks come to: mutants are held against it. */
final class Baseline {
  /** A mutant may have this many times the states of the original. */
  private static final long GROWTH_MAX = 20;

  private static final long STATES_MIN = 20_000;
  private static final long STATES_COMPARED_MAX = 300_000;

  private final Spec spec;
  private final List<SourceFile> files;
  private final Map<String, String> overrides;
  private final Plan plan;
  private final Map<String, Outcomes.Found> outcomes;
  private final List<String> open;

  private Baseline(
      Spec spec,
      List<SourceFile> files,
      Map<String, String> overrides,
      Plan plan,
      Map<String, Outcomes.Found> outcomes,
      List<String> open) {
    this.spec = spec;
    this.files = files;
    this.overrides = overrides;
    this.plan = plan;
    this.outcomes = outcomes;
    this.open = List.copyOf(open);
  }

  /**
   * Decides the wanted checks of the spec; those that are undecided are not asked again.
   *
   * @param plan of the spec, without errors
   * @param files the spec's own and all that it uses
   */
  static Baseline decide(
      Plan plan,
      Spec spec,
      List<SourceFile> files,
      Map<String, String> overrides,
      Selection selection,
      Budget budget)
      throws InterruptedException {
    var wanted = plan.checks().stream().filter(check -> selection.wants(spec, check)).toList();
    var outcomes = new LinkedHashMap<String, Outcomes.Found>();
    var open = new ArrayList<String>();
    for (List<Plan.PlannedCheck> together : byEnvironment(wanted).values()) {
      for (Outcomes.Found found : Outcomes.decide(plan, together, budget)) {
        if (isUndecided(found)) {
          open.add(found.check().name());
        } else {
          outcomes.put(found.check().name(), found);
        }
      }
    }
    return new Baseline(spec, files, overrides, plan, outcomes, open);
  }

  private static Map<Integer, List<Plan.PlannedCheck>> byEnvironment(
      List<Plan.PlannedCheck> checks) {
    var together = new TreeMap<Integer, List<Plan.PlannedCheck>>();
    checks.forEach(c -> together.computeIfAbsent(c.environment(), _ -> new ArrayList<>()).add(c));
    return together;
  }

  /** The machines of which the system has instances, in the order of the files. */
  static List<Declaration.Machine> machines(Analysis analysis, Spec spec) {
    return analysis.declaration(spec.system()).stream()
        .filter(Declaration.SystemDeclaration.class::isInstance)
        .flatMap(system -> ((Declaration.SystemDeclaration) system).items().stream())
        .filter(SystemItem.Instance.class::isInstance)
        .flatMap(item -> analysis.declaration(((SystemItem.Instance) item).machine()).stream())
        .filter(Declaration.Machine.class::isInstance)
        .map(Declaration.Machine.class::cast)
        .toList();
  }

  MutationDocument.AskedSpec told() {
    return new MutationDocument.AskedSpec(
        plan.spec(),
        plan.file(),
        plan.system(),
        Parameters.typed(plan.parameters()),
        List.copyOf(outcomes.keySet()));
  }

  /** The wanted checks that are undecided for the original: nobody knows what they would notice. */
  List<String> open() {
    return open;
  }

  /** Whether the mutant changes a file that this spec rests on. */
  boolean restsOn(Mutant mutant) {
    return files.stream().anyMatch(file -> file.source().equals(mutant.file().source()));
  }

  /** The plan of the changed system; empty if it is none. */
  Optional<Plan> plan(Mutant mutant) {
    List<Parsed> changed =
        files.stream().map(file -> new Parsed(changed(file, mutant), List.of())).toList();
    Analysis analysis = Analyzer.analyze(changed, ModelFinder.NONE);
    if (analysis.hasErrors()) {
      return Optional.empty();
    }
    Plan mutated = Lowering.plan(analysis, spec, overrides);
    return mutated.hasErrors() ? Optional.empty() : Optional.of(mutated);
  }

  private static SourceFile changed(SourceFile file, Mutant mutant) {
    SourceFile changed = mutant.file();
    return file.source().equals(changed.source())
        ? new SourceFile(file.source(), file.version(), changed.model(), file.specs())
        : file;
  }

  /**
   * Asks the checks, those of small graphs first, until one comes out otherwise. One that is
   * undecided has noticed nothing, be it for a limit or for errors of the mutant.
   *
   * @return what was found: of that check; or of one that is undecided; empty if all came out as
   *     for the original
   */
  Optional<Outcomes.Found> ask(Plan mutated, Budget budget) throws InterruptedException {
    List<Plan.PlannedCheck> known =
        mutated.checks().stream().filter(check -> outcomes.containsKey(check.name())).toList();
    List<List<Plan.PlannedCheck>> smallFirst =
        byEnvironment(known).values().stream()
            .sorted(Comparator.comparingLong(this::states))
            .toList();
    Optional<Outcomes.Found> open = Optional.empty();
    for (List<Plan.PlannedCheck> together : smallFirst) {
      long states = Math.max(STATES_MIN, GROWTH_MAX * states(together));
      Budget enough = budget.withStatesMax(Math.min(budget.statesMax(), states));
      List<Outcomes.Found> found = Outcomes.decide(mutated, together, enough);
      Optional<Outcomes.Found> other = found.stream().filter(this::isOther).findFirst();
      if (other.isPresent()) {
        return other;
      }
      open = open.or(() -> found.stream().filter(Baseline::isUndecided).findFirst());
    }
    return open;
  }

  private long states(List<Plan.PlannedCheck> together) {
    return together.stream()
        .flatMap(check -> Stream.ofNullable(outcomes.get(check.name())))
        .mapToLong(Outcomes.Found::states)
        .max()
        .orElse(0);
  }

  private boolean isOther(Outcomes.Found found) {
    return !isUndecided(found) && found.outcome() != outcome(found.check());
  }

  static boolean isUndecided(Outcomes.Found found) {
    return found.outcome() == Outcome.UNDECIDED;
  }

  /** What the check comes to for the original. */
  Outcome outcome(Plan.PlannedCheck check) {
    Outcomes.Found original = outcomes.get(check.name());
    if (original == null) {
      throw new IllegalArgumentException("not asked: " + check.name());
    }
    return original.outcome();
  }

  /** Compares the graphs of all environments. */
  GraphComparison.Result compare(Plan mutated) throws InterruptedException {
    if (mutated.environments().size() != plan.environments().size()) {
      return GraphComparison.Result.DIFFERENT;
    }
    for (int i = 0; i < plan.environments().size(); i++) {
      GraphComparison.Result result =
          GraphComparison.compare(
              plan.environments().get(i).system(),
              mutated.environments().get(i).system(),
              STATES_COMPARED_MAX);
      if (result != GraphComparison.Result.SAME) {
        return result;
      }
    }
    return GraphComparison.Result.SAME;
  }
}
