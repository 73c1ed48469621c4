package dev.defib.cli.mutate;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.cli.check.Deadline;
import dev.defib.cli.check.Limits;
import dev.defib.cli.check.Outcomes;
import dev.defib.cli.check.Selection;
import dev.defib.cli.document.MutationDocument;
import dev.defib.cli.document.MutationDocument.Fate;
import dev.defib.cli.document.MutationDocument.MutantEntry;
import dev.defib.cli.document.Places;
import dev.defib.cli.sources.Loaded;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.mutate.Mutant;
import dev.defib.dsl.mutate.Mutations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Leaves one thing after the other out of the machines of specs, and finds out which of it no check
 * notices. A mutant is held against all given specs whose system has an instance of the machine.
 */
public final class MutationRun {
  private final Loaded loaded;
  private final Selection selection;
  private final Map<String, String> overrides;
  private final Limits limits;
  private final Deadline deadline;
  private final List<Baseline> baselines = new ArrayList<>();
  private final IdentityHashMap<Declaration.Machine, List<Baseline>> users =
      new IdentityHashMap<>();
  private boolean interrupted;

  public MutationRun(
      Loaded loaded, Selection selection, Map<String, String> overrides, Limits limits) {
    this.loaded = loaded;
    this.selection = selection;
    this.overrides = overrides;
    this.limits = limits;
    this.deadline = new Deadline(limits);
  }

  /**
   * Decides the checks of the unchanged systems.
   *
   * @return what is wrong with the specs; there is nothing to go on with if this holds an error
   * @throws InterruptedException if the thread is interrupted
   */
  public List<Diagnostic> prepare() throws InterruptedException {
    var diagnostics = new ArrayList<Diagnostic>();
    for (Spec spec : loaded.specs()) {
      if (selection.touches(spec) && loaded.isSound(spec)) {
        Plan plan = Lowering.plan(loaded.analysis(), spec, overrides);
        diagnostics.addAll(plan.diagnostics());
        if (!plan.hasErrors()) {
          prepare(spec, plan);
        }
      }
    }
    return diagnostics;
  }

  private void prepare(Spec spec, Plan plan) throws InterruptedException {
    List<SourceFile> files = loaded.filesOf(spec);
    var baseline = Baseline.decide(plan, spec, files, overrides, selection, budget());
    baselines.add(baseline);
    for (Declaration.Machine machine : distinct(Baseline.machines(loaded.analysis(), spec))) {
      users.computeIfAbsent(machine, _ -> new ArrayList<>()).add(baseline);
    }
  }

  private static Set<Declaration.Machine> distinct(List<Declaration.Machine> machines) {
    Set<Declaration.Machine> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    distinct.addAll(machines);
    return distinct;
  }

  private Budget budget() {
    return limits.budget(deadline.nanosLeft());
  }

  /** Whether no spec has a check that was wanted, decided or not. */
  public boolean asksNothing() {
    return baselines.stream().allMatch(b -> b.told().checks().isEmpty() && b.open().isEmpty());
  }

  /** The specs whose checks are asked. */
  public List<MutationDocument.AskedSpec> specs() {
    return baselines.stream().map(Baseline::told).toList();
  }

  /**
   * Tries all mutants, in the order of files and text. After an interrupt the rest is undecided.
   *
   * @param listener is told what became of each as soon as it is known
   */
  public List<MutantEntry> run(Consumer<MutantEntry> listener) {
    var entries = new ArrayList<MutantEntry>();
    for (SourceFile file : loaded.analysis().files()) {
      for (Mutant mutant : Mutations.of(file, users::containsKey)) {
        MutantEntry entry = fate(mutant);
        listener.accept(entry);
        entries.add(entry);
      }
    }
    return entries;
  }

  private MutantEntry fate(Mutant mutant) {
    if (interrupted) {
      return entry(mutant, Fate.UNDECIDED, "interrupted");
    }
    if (deadline.nanosLeft() == 0) {
      return entry(mutant, Fate.UNDECIDED, "the time limit was reached");
    }
    try {
      return tried(mutant);
    } catch (InterruptedException _) {
      interrupted = true;
      return entry(mutant, Fate.UNDECIDED, "interrupted");
    } catch (OutOfMemoryError _) {
      return entry(mutant, Fate.UNDECIDED, "the memory was used up");
    }
  }

  private MutantEntry tried(Mutant mutant) throws InterruptedException {
    var plans = new ArrayList<Optional<Plan>>();
    List<Baseline> asked = users.getOrDefault(mutant.machine(), List.of());
    Optional<Outcomes.Found> open = Optional.empty();
    for (Baseline baseline : asked) {
      Optional<Plan> plan = baseline.plan(mutant);
      plans.add(plan);
      if (plan.isEmpty()) {
        return entry(mutant, Fate.MALFORMED, "it is no model");
      }
      Optional<Outcomes.Found> found = baseline.ask(plan.get(), budget());
      if (found.isPresent() && !Baseline.isUndecided(found.get())) {
        return noticed(mutant, plan.get(), baseline, found.get());
      }
      open = open.or(() -> found);
    }
    if (open.isPresent()) {
      String why = open.get().isLimited() ? "a limit left" : "errors of the system left";
      String reason = why + " `" + open.get().check().name() + "` undecided";
      return entry(mutant, Fate.UNDECIDED, reason);
    }
    Optional<String> never = asked.stream().flatMap(b -> b.open().stream()).findFirst();
    if (never.isPresent()) {
      String reason = "`" + never.get() + "` is undecided for the original";
      return entry(mutant, Fate.UNDECIDED, reason);
    }
    return unnoticed(mutant, asked, plans);
  }

  private MutantEntry unnoticed(Mutant mutant, List<Baseline> asked, List<Optional<Plan>> plans)
      throws InterruptedException {
    for (int i = 0; i < asked.size(); i++) {
      switch (asked.get(i).compare(plans.get(i).orElseThrow())) {
        case SAME -> {}
        case DIFFERENT -> {
          return entry(mutant, Fate.SURVIVED, null);
        }
        case TOO_LARGE -> {
          return entry(
              mutant, Fate.SURVIVED, "there are too many states to compare with the original's");
        }
      }
    }
    return entry(mutant, Fate.EQUIVALENT, null);
  }

  private static MutantEntry noticed(
      Mutant mutant, Plan plan, Baseline baseline, Outcomes.Found found) {
    String reason = found.outcome().word() + ", not " + baseline.outcome(found.check()).word();
    return entry(mutant, Fate.NOTICED, plan.spec(), found.check().name(), reason);
  }

  private static MutantEntry entry(Mutant mutant, Fate fate, @Nullable String reason) {
    return entry(mutant, fate, null, null, reason);
  }

  private static MutantEntry entry(
      Mutant mutant,
      Fate fate,
      @Nullable String spec,
      @Nullable String check,
      @Nullable String reason) {
    return new MutantEntry(
        mutant.kind(),
        mutant.machine().name().text(),
        mutant.change(),
        Places.of(mutant.span()),
        fate,
        spec,
        check,
        reason);
  }
}
