package dev.defib.cli.check;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.engine.Verdict.Cause;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.sources.Loaded;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides the checks of specs, one spec after the other, and tells of each as soon as it is
 * decided.
 *
 * <p>A spec that cannot be put together, a limit, an interrupt or a defect of Defib ends the checks
 * concerned, never the run: what was decided stays decided.
 */
public final class CheckRun {
  private final Loaded loaded;
  private final CheckSettings settings;
  private final Selection selection;
  private final Listener listener;
  private final Deadline deadline;
  private final Set<Diagnostic> warned = new HashSet<>();
  private boolean interrupted;
  private boolean stopped;

  /** Is told what happens, in order. */
  public interface Listener {
    void decided(SpecEntry spec);

    void found(List<Diagnostic> diagnostics);

    /** An engine has answered to a check, which is then part of a spec that is decided. */
    default void answered(Plan plan, Plan.PlannedCheck check, Answer answer) {}

    /** What the user asked for makes no sense. */
    void misused(String complaint);

    /** A defect of Defib, not of a model. */
    void failed(String where, Throwable defect);

    /** Whom to tell how far the search for some checks of a spec is. */
    Progress progress(String spec);
  }

  public CheckRun(Loaded loaded, CheckSettings settings, Listener listener) {
    this.loaded = loaded;
    this.settings = settings;
    this.selection = new Selection(settings.only());
    this.listener = listener;
    this.deadline = new Deadline(settings.limits());
  }

  /** Decides all that is selected. */
  public void run() {
    for (Spec spec : loaded.specs()) {
      if (selection.touches(spec)) {
        guarded(spec);
      }
    }
  }

  private void guarded(Spec spec) {
    try {
      run(spec);
    } catch (RuntimeException | StackOverflowError defect) {
      listener.failed("spec " + spec.name(), defect);
    }
  }

  private void run(Spec spec) {
    if (!loaded.isSound(spec)) {
      stopped |= settings.failFast();
      return;
    }
    Plan plan = Lowering.plan(loaded.analysis(), spec, settings.overrides());
    listener.found(plan.diagnostics());
    if (plan.hasErrors()) {
      stopped |= settings.failFast();
      return;
    }
    reportUnknownExpectations(plan);
    Map<Plan.PlannedCheck, CheckEntry> entries = decide(plan, wanted(spec, plan));
    var inOrder = new ArrayList<CheckEntry>();
    plan.checks().stream().map(entries::get).filter(e -> e != null).forEach(inOrder::add);
    listener.decided(
        new SpecEntry(
            plan.spec(),
            plan.file(),
            plan.system(),
            Parameters.typed(plan.parameters()),
            loaded.digests(spec),
            Reproduce.command(plan.file(), plan.spec(), settings.reproduce()),
            inOrder));
  }

  private List<Plan.PlannedCheck> wanted(Spec spec, Plan plan) {
    return plan.checks().stream().filter(check -> selection.wants(spec, check)).toList();
  }

  /** Decides checks, those of one environment together: they share its exploration. */
  private Map<Plan.PlannedCheck, CheckEntry> decide(Plan plan, List<Plan.PlannedCheck> checks) {
    var entries = new LinkedHashMap<Plan.PlannedCheck, CheckEntry>();
    Map<Integer, List<Plan.PlannedCheck>> byEnvironment =
        checks.stream()
            .collect(
                Collectors.groupingBy(
                    Plan.PlannedCheck::environment, LinkedHashMap::new, Collectors.toList()));
    for (List<Plan.PlannedCheck> together : byEnvironment.values()) {
      entries.putAll(decideTogether(plan, together));
      stopped |= settings.failFast() && entries.values().stream().anyMatch(e -> !e.asExpected());
    }
    return entries;
  }

  private Map<Plan.PlannedCheck, CheckEntry> decideTogether(
      Plan plan, List<Plan.PlannedCheck> checks) {
    var decision =
        new Decision(
            plan,
            settings,
            deadline,
            listener.progress(plan.spec()),
            this::warn,
            listener::answered);
    if (interrupted) {
      return decision.open(checks, new Verdict.Undecided(Cause.INTERRUPTED, "interrupted"));
    }
    if (stopped) {
      return decision.open(
          checks, new Verdict.Undecided(Cause.INTERRUPTED, "stopped at the first failure"));
    }
    try {
      Map<Plan.PlannedCheck, CheckEntry> decided = decision.decide(checks);
      // An interrupt that lost nothing is remembered by the thread; left set it would spoil
      // writing.
      interrupted |= Thread.interrupted();
      return decided;
    } catch (InterruptedException _) {
      interrupted = true;
      return decision.open(checks, new Verdict.Undecided(Cause.INTERRUPTED, "interrupted"));
    } catch (RuntimeException | StackOverflowError defect) {
      listener.failed("spec " + plan.spec(), defect);
      return decision.open(
          checks, new Verdict.Undecided(Cause.ENGINE, "a defect of defib, told on standard error"));
    }
  }

  /** A warning is given once, in however many environments it is confirmed. */
  private void warn(Diagnostic warning) {
    if (warned.add(warning)) {
      listener.found(List.of(warning));
    }
  }

  private void reportUnknownExpectations(Plan plan) {
    Set<String> names =
        plan.checks().stream().map(Plan.PlannedCheck::name).collect(Collectors.toSet());
    List<String> unknown = settings.expectations().unknown(plan.spec(), names);
    unknown.forEach(
        check ->
            listener.misused(
                "the expectations name a check `"
                    + check
                    + "`, which spec `"
                    + plan.spec()
                    + "` does not have"));
  }
}
