package dev.defib.cli.probe;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.Checkpoints;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.probe.Arena;
import dev.defib.checker.probe.Arenas;
import dev.defib.checker.probe.Bench;
import dev.defib.checker.probe.Confirmation;
import dev.defib.checker.probe.DeviceStates;
import dev.defib.checker.probe.Findings;
import dev.defib.checker.probe.Prober;
import dev.defib.checker.probe.Procedure;
import dev.defib.checker.property.Property;
import dev.defib.cli.document.ProbeEntry;
import dev.defib.cli.sources.Loaded;
import dev.defib.dsl.ast.Probe;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Answers one probe. */
public final class Probing {
  private static final String ARRIVES = "probe_arrives";
  private static final String THERE = "probe_there";

  /** What must hold of a driver that follows the procedure. */
  private static final List<String> CONFIRMED =
      List.of(ARRIVES, THERE, "no unexpected command", "no range error");

  /** How long an answer is looked for where nobody says otherwise. */
  public static final Duration TIME = Duration.ofSeconds(60);

  private final Loaded loaded;
  private final Subject subject;
  private final Map<String, String> overrides;
  private final BooleanSupplier late;

  private Probing(
      Loaded loaded, Subject subject, Map<String, String> overrides, BooleanSupplier late) {
    this.loaded = loaded;
    this.subject = subject;
    this.overrides = overrides;
    this.late = late;
  }

  /**
   * Answers a probe of a spec in whose files there are no errors.
   *
   * @param loaded where the spec stands
   * @param overrides values for parameters of the system, by name
   * @param late whether to give up
   * @throws WrongModelException if a value of the model turns out to be wrong
   */
  public static ProbeEntry answer(
      Loaded loaded, Spec spec, Probe probe, Map<String, String> overrides, BooleanSupplier late)
      throws WrongModelException {
    return new Probing(loaded, Subject.of(loaded.analysis(), spec, probe), overrides, late)
        .answer();
  }

  /** Whether some time has gone by since now, or the thread is interrupted. */
  public static BooleanSupplier after(long nanos) {
    long begin = System.nanoTime();
    return () -> System.nanoTime() - begin > nanos || Thread.currentThread().isInterrupted();
  }

  private ProbeEntry answer() throws WrongModelException {
    long begin = System.nanoTime();
    try {
      Bench bench = bench();
      Arenas.Walked walked = Arenas.walk(bench);
      Arena arena = walked.arena();
      Optional<String> objection = objection(arena);
      Findings findings =
          objection.isPresent()
              ? Findings.undecided(objection.get())
              : new Prober(arena, late, a -> isConfirmed(a.procedure().orElseThrow(), walked))
                  .findings();
      if (findings.procedure().filter(p -> !isConfirmed(p, walked)).isPresent()) {
        throw new SelfCheckException(
            "a driver that follows the answer to `" + subject.probe().name() + "` does not arrive");
      }
      List<String> driver = findings.procedure().map(p -> driver(p, arena)).orElse(List.of());
      return Entries.entry(subject, arena, findings, driver, seconds(begin));
    } catch (DeviceStates.TooManyException | Aftermath.BrokenOffException e) {
      String reason = e.getMessage() + ": say where it starts with `from`";
      return Entries.undecided(subject, Findings.undecided(reason), seconds(begin));
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static Optional<String> objection(Arena arena) {
    if (arena.start().isEmpty()) {
      return Optional.of("the device is never where the probe starts");
    }
    return arena.goal().isEmpty()
        ? Optional.of("the device is never where it is wanted, whatever is done")
        : Optional.empty();
  }

  // ---- The bench

  private Bench bench() throws WrongModelException {
    BenchText.Written written = BenchText.everything(subject);
    Plan plan = plan(written.source(), BenchText.SPEC);
    TransitionSystem system = plan.environments().getFirst().system();
    return new Bench(
        system,
        subject.device(),
        BenchText.DRIVER,
        written.calls(),
        written.latches(),
        Sights.of(subject, name -> length(system, name)),
        term(plan, BenchText.GOAL),
        start(plan, system));
  }

  private static int length(TransitionSystem system, String variable) {
    return system.variables().stream()
        .filter(v -> v.name().equals(variable))
        .mapToInt(Variable::length)
        .findFirst()
        .orElse(0);
  }

  private Bench.Start start(Plan plan, TransitionSystem bench) throws WrongModelException {
    return switch (subject.probe().origin()) {
      case Probe.Origin.Anything _ -> new Bench.Start.Anywhere();
      case Probe.Origin.From _ -> new Bench.Start.Where(term(plan, BenchText.START));
      case Probe.Origin.After _ -> {
        Source source = Aftermath.source(subject);
        Plan aftermath = plan(source, subject.spec().name().text());
        yield new Bench.Start.Among(
            Aftermath.values(Aftermath.system(aftermath), bench, subject.device(), late));
      }
    };
  }

  private static Term term(Plan plan, String check) {
    return plan.checks().stream()
        .filter(c -> c.name().equals(check))
        .map(c -> c.question().property())
        .filter(Property.Reachable.class::isInstance)
        .map(p -> ((Property.Reachable) p).goal())
        .findFirst()
        .orElseThrow();
  }

  /** Puts together the system of a spec in a text that was made. */
  private Plan plan(Source source, String spec) throws WrongModelException {
    Loaded made = loaded.typed(source);
    List<Diagnostic> errors =
        new ArrayList<>(made.diagnostics().stream().filter(Diagnostic::isError).toList());
    if (errors.isEmpty()) {
      Spec wanted =
          made.specs().stream().filter(s -> s.name().text().equals(spec)).findFirst().orElseThrow();
      Plan plan = Lowering.plan(made.analysis(), wanted, overrides);
      plan.diagnostics().stream().filter(Diagnostic::isError).forEach(errors::add);
      if (errors.isEmpty()) {
        return plan;
      }
    }
    throw new WrongModelException(errors);
  }

  // ---- The driver

  private List<String> driver(Procedure procedure, Arena arena) {
    Map<String, Optional<String>> replies = new LinkedHashMap<>();
    Handlers.of(subject.machine(), subject.analysis())
        .forEach(h -> replies.put(h.name(), h.reply()));
    return DriverText.of(procedure, arena.observables(), replies, subject.handle());
  }

  /** Whether a driver that follows the procedure arrives, by an ordinary check. */
  private boolean isConfirmed(Procedure procedure, Arenas.Walked walked) {
    List<String> driver = driver(procedure, walked.arena());
    if (driver.isEmpty()) {
      return true;
    }
    try {
      Plan plan = plan(BenchText.driver(subject, driver, checks()), BenchText.SPEC);
      List<List<Long>> start =
          walked.arena().start().stream().mapToObj(walked.values()::get).toList();
      TransitionSystem system =
          Confirmation.starting(plan.environments().getFirst().system(), subject.device(), start);
      List<Question> questions =
          plan.checks().stream()
              .filter(c -> CONFIRMED.contains(c.name()))
              .map(Plan.PlannedCheck::question)
              .toList();
      List<Answer> answers =
          new ExplicitEngine(/* reduce= */ true, Checkpoints.none())
              .check(new Problem(system, questions), Budget.UNLIMITED, Progress.SILENT);
      return answers.stream().allMatch(a -> a.verdict() instanceof Verdict.Holds);
    } catch (WrongModelException e) {
      throw new SelfCheckException("the answer is no driver: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private List<String> checks() {
    String end = BenchText.DRIVER + "." + DriverText.END;
    return List.of(
        "check " + ARRIVES + " eventually " + end,
        "check "
            + THERE
            + " always ((enters "
            + end
            + ") implies ("
            + subject.probe().goal().span().text()
            + "))");
  }
}
