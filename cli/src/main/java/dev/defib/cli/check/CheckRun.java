package dev.defib.cli.check;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.engine.Verdict.Cause;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.PassedBy;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.probe.WrongModelException;
import dev.defib.cli.sources.Loaded;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Probe;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides the checks of specs, one spec after the other, and tells of each as soon as it is
 * decided.
 *
 * <p>A spec that cannot be put together, a limit, an interrupt or a defect of Defib ends the checks
 * concerned, never the run: what was decided stays decided.
 */
public final class CheckRun {
  private static final Verdict.Undecided INTERRUPTED =
      new Verdict.Undecided(Cause.INTERRUPTED, "interrupted");
  private static final Verdict.Undecided STOPPED =
      new Verdict.Undecided(Cause.INTERRUPTED, "stopped at the first failure");
  private static final Verdict.Undecided DEFECT =
      new Verdict.Undecided(Cause.ENGINE, "a defect of defib, told on standard error");

  private final Loaded loaded;
  private final CheckSettings settings;
  private final Selection selection;
  private final Listener listener;
  private final Deadline deadline;
  private final Set<Diagnostic> warned = new HashSet<>();
  private final Set<String> unmatched = new LinkedHashSet<>();
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
    default Progress progress(String spec) {
      return Progress.SILENT;
    }
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
    unmatched.addAll(settings.only());
    boolean sound = true;
    for (Spec spec : loaded.specs()) {
      if (selection.touches(spec)) {
        sound &= loaded.isSound(spec);
        guarded(spec);
      }
    }
    if (sound) {
      unmatched.forEach(name -> listener.misused("`--only " + name + "` selects no check"));
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
      unmatched.clear();
      stopped |= settings.failFast();
      return;
    }
    reportUnknownExpectations(spec, plan);
    unmatched.retainAll(selection.unmatched(spec, names(spec, plan)));
    List<CheckEntry> decided = decide(spec, plan);
    listener.decided(
        new SpecEntry(
            plan.spec(),
            plan.file(),
            plan.system(),
            Parameters.typed(plan.parameters()),
            loaded.digests(spec),
            Reproduce.command(plan.file(), plan.spec(), settings.reproduce()),
            decided,
            selection.wantsAll(spec) ? passedBy(spec) : List.of()));
  }

  /** All that is decided of a spec, each by its own name. */
  private static List<String> names(Spec spec, Plan plan) {
    return Stream.concat(
            plan.checks().stream().map(Plan.PlannedCheck::name),
            spec.probes().stream().map(probe -> probe.name().text()))
        .toList();
  }

  /** The checks that are declared, then the probes, then the built-in checks. */
  private List<CheckEntry> decide(Spec spec, Plan plan) {
    Map<Plan.PlannedCheck, CheckEntry> entries = decide(plan, wanted(spec, plan));
    var inOrder = new ArrayList<CheckEntry>();
    plan.checks().stream().map(entries::get).filter(e -> e != null).forEach(inOrder::add);
    long declared = inOrder.stream().filter(entry -> !entry.builtIn()).count();
    inOrder.addAll((int) declared, probes(spec));
    return inOrder;
  }

  private List<CheckEntry> probes(Spec spec) {
    var rows = new ProbeRows(loaded, settings, deadline, spec);
    var entries = new ArrayList<CheckEntry>();
    for (Probe probe : spec.probes()) {
      if (selection.wants(spec, probe.name().text())) {
        answer(rows, probe).ifPresent(entries::add);
        stopped |= settings.failFast() && entries.stream().anyMatch(e -> !e.asExpected());
      }
    }
    return entries;
  }

  private Optional<CheckEntry> answer(ProbeRows rows, Probe probe) {
    Optional<Verdict.Undecided> end = end();
    if (end.isPresent()) {
      return end.map(why -> rows.open(probe, why));
    }
    try {
      CheckEntry entry = rows.answer(probe);
      // What comes of a probe that is interrupted is no answer.
      interrupted |= Thread.interrupted();
      return Optional.of(end().map(why -> rows.open(probe, why)).orElse(entry));
    } catch (WrongModelException wrong) {
      listener.found(wrong.diagnostics());
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError defect) {
      listener.failed("probe " + probe.name(), defect);
      return Optional.of(rows.open(probe, DEFECT));
    }
  }

  private static List<PassedBy> passedBy(Spec spec) {
    return Stream.concat(
            spec.surveys().stream().map(s -> passedBy(spec, "survey", s.name())),
            spec.tunes().stream().map(t -> passedBy(spec, "tune", t.name())))
        .toList();
  }

  private static PassedBy passedBy(Spec spec, String kind, Identifier name) {
    String file = spec.span().source().name();
    return new PassedBy(
        kind, name.text(), "defib " + kind + " " + file + " --only " + spec.name() + "." + name);
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
    Optional<Verdict.Undecided> end = end();
    if (end.isPresent()) {
      return decision.open(checks, end.get());
    }
    try {
      Map<Plan.PlannedCheck, CheckEntry> decided = decision.decide(checks);
      // An interrupt that lost nothing is remembered by the thread; left set it would spoil
      // writing.
      interrupted |= Thread.interrupted();
      return decided;
    } catch (InterruptedException _) {
      interrupted = true;
      return decision.open(checks, INTERRUPTED);
    } catch (RuntimeException | StackOverflowError defect) {
      listener.failed("spec " + plan.spec(), defect);
      return decision.open(checks, DEFECT);
    }
  }

  /** What ended the run before all was decided, if anything did. */
  private Optional<Verdict.Undecided> end() {
    if (interrupted) {
      return Optional.of(INTERRUPTED);
    }
    return stopped ? Optional.of(STOPPED) : Optional.empty();
  }

  /** A warning is given once, in however many environments it is confirmed. */
  private void warn(Diagnostic warning) {
    if (warned.add(warning)) {
      listener.found(List.of(warning));
    }
  }

  private void reportUnknownExpectations(Spec spec, Plan plan) {
    List<String> unknown =
        settings.expectations().unknown(plan.spec(), Set.copyOf(names(spec, plan)));
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
