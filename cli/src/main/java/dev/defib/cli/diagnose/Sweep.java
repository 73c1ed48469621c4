package dev.defib.cli.diagnose;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.Checkpoints;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.ir.Action;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.cli.check.Deadline;
import dev.defib.cli.check.Limits;
import dev.defib.cli.check.Parameters;
import dev.defib.cli.document.DiagnosisDocument;
import dev.defib.cli.document.DiagnosisDocument.Row;
import dev.defib.cli.document.DiagnosisDocument.Step;
import dev.defib.cli.document.DiagnosisDocument.Twins;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Asks the same two questions for each value of a parameter. */
public final class Sweep {
  private static final String ALARM = "diagnose_alarm";
  private static final String DELAY = "diagnose_delay";

  /** More ticks than any deadline takes, so that what is told is the worst and no bound. */
  private static final int TICKS_MAX = 10_000;

  private final Analysis analysis;
  private final Spec spec;
  private final String machine;
  private final Map<String, String> overrides;
  private final Limits limits;
  private final Deadline deadline;

  /**
   * Prepares to ask.
   *
   * @param spec with the questions of {@link #source}
   * @param machine that may hang
   */
  public Sweep(
      Analysis analysis, Spec spec, String machine, Map<String, String> overrides, Limits limits) {
    this.analysis = analysis;
    this.spec = spec;
    this.machine = machine;
    this.overrides = overrides;
    this.limits = limits;
    this.deadline = new Deadline(limits);
  }

  /** The file of a spec with two questions about a machine behind it. */
  public static Source source(Spec spec, String machine) {
    Source file = spec.span().source();
    int end = spec.span().end();
    String under = "\n  under hang(" + machine + ") at most 1\n  ";
    return new Source(
        file.name(),
        file.text().substring(0, end)
            + "\n\ncheck "
            + ALARM
            + under
            + "no false alarm("
            + machine
            + ")\n\ncheck "
            + DELAY
            + under
            + "no missed hang("
            + machine
            + ") within "
            + TICKS_MAX
            + "\n"
            + file.text().substring(end));
  }

  /** What is wrong with putting the system together with the first value that is wrong. */
  public List<Diagnostic> objections(String parameter, long low, long high) {
    return LongStream.rangeClosed(low, high)
        .mapToObj(value -> errors(plan(parameter, value)))
        .filter(errors -> !errors.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<Diagnostic> errors(Plan plan) {
    return plan.diagnostics().stream().filter(Diagnostic::isError).toList();
  }

  /**
   * Goes through the values from {@code low} to {@code high}.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public DiagnosisDocument run(String parameter, long low, long high) throws InterruptedException {
    var rows = new ArrayList<Row>();
    @Nullable Twins twins = null;
    for (long value = low; value <= high; value++) {
      Plan plan = plan(parameter, value);
      Answer alarm = answer(plan, ALARM);
      Answer delay = answer(plan, DELAY);
      @Nullable Trace killed =
          alarm.verdict() instanceof Verdict.Violated violated
              ? violated.trace().orElseThrow()
              : null;
      Optional<List<Step>> alike =
          killed == null ? Optional.empty() : new TwinRuns(killed, machine).find();
      twins = alike.isPresent() ? new Twins(value, alike.get()) : twins;
      rows.add(
          new Row(
              value,
              delay.verdict() instanceof Verdict.Holds ? delay.worstTicks().orElse(null) : null,
              killed == null ? null : ticks(killed),
              undecided(alarm).or(() -> undecided(delay)).orElse(null)));
    }
    return document(parameter, low, rows, twins);
  }

  private DiagnosisDocument document(
      String parameter, long low, List<Row> rows, @Nullable Twins twins) {
    Plan plan = plan(parameter, low);
    var others = new LinkedHashMap<>(plan.parameters());
    others.remove(parameter);
    return DiagnosisDocument.of(
        plan.spec(),
        plan.file(),
        plan.system(),
        Parameters.typed(others),
        machine,
        parameter,
        rows,
        twins);
  }

  private static Optional<String> undecided(Answer answer) {
    return answer.verdict() instanceof Verdict.Undecided open
        ? Optional.of(open.reason())
        : Optional.empty();
  }

  private Plan plan(String parameter, long value) {
    var values = new LinkedHashMap<>(overrides);
    values.put(parameter, Long.toString(value));
    return Lowering.plan(analysis, spec, values);
  }

  private Answer answer(Plan plan, String check) throws InterruptedException {
    Plan.PlannedCheck asked =
        plan.checks().stream().filter(c -> c.name().equals(check)).findFirst().orElseThrow();
    var problem =
        new Problem(
            plan.environments().get(asked.environment()).system(), List.of(asked.question()));
    return new ExplicitEngine(/* reduce= */ false, Checkpoints.none())
        .check(problem, limits.budget(deadline.nanosLeft()), Progress.SILENT)
        .getFirst();
  }

  private static long ticks(Trace run) {
    return run.stem().stream()
        .filter(s -> run.system().actions().get(s.action()).kind() == Action.Kind.TICK)
        .count();
  }
}
