package dev.defib.cli.check;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.engine.Verdict.Cause;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.lower.Plan;
import dev.defib.cli.document.CheckEntry;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The decision of checks of one spec that are asked in one environment. */
final class Decision {
  private final Plan plan;
  private final CheckSettings settings;
  private final Deadline deadline;
  private final Progress progress;
  private final Consumer<Diagnostic> warnings;
  private final Answers answered;
  private final Entries entries;

  /** Is told what engines answer. */
  interface Answers {
    void answered(Plan plan, Plan.PlannedCheck check, Answer answer);
  }

  /** Makes a decision; suspicions that it confirms are given to {@code warnings}. */
  Decision(
      Plan plan,
      CheckSettings settings,
      Deadline deadline,
      Progress progress,
      Consumer<Diagnostic> warnings,
      Answers answers) {
    this.plan = plan;
    this.settings = settings;
    this.deadline = deadline;
    this.progress = progress;
    this.warnings = warnings;
    this.answered = answers;
    this.entries = new Entries(plan, settings.expectations());
  }

  /** Leaves all checks undecided. */
  Map<Plan.PlannedCheck, CheckEntry> open(List<Plan.PlannedCheck> checks, Verdict.Undecided why) {
    var open = new LinkedHashMap<Plan.PlannedCheck, CheckEntry>();
    checks.forEach(check -> open.put(check, entries.open(check, why)));
    return open;
  }

  /** Has the checks decided, those that the engine can decide. */
  Map<Plan.PlannedCheck, CheckEntry> decide(List<Plan.PlannedCheck> checks)
      throws InterruptedException {
    var decided = new LinkedHashMap<Plan.PlannedCheck, CheckEntry>();
    var able = new ArrayList<Plan.PlannedCheck>();
    for (Plan.PlannedCheck check : checks) {
      settings
          .engine()
          .declines(problem(List.of(check)), check.question())
          .ifPresentOrElse(
              why -> decided.put(check, entries.open(check, declined(why))), () -> able.add(check));
    }
    if (!able.isEmpty()) {
      decided.putAll(ask(able));
    }
    return decided;
  }

  private static Verdict.Undecided declined(String why) {
    return new Verdict.Undecided(Cause.ENGINE, why);
  }

  private Map<Plan.PlannedCheck, CheckEntry> ask(List<Plan.PlannedCheck> checks)
      throws InterruptedException {
    long nanos = deadline.nanosLeft();
    if (nanos == 0) {
      return open(checks, new Verdict.Undecided(Cause.TIME_LIMIT, "the time limit was reached"));
    }
    List<Plan.Suspicion> suspicions = suspicions(checks.getFirst().environment());
    Problem problem = withSuspicions(problem(checks), suspicions);
    var meter = new Meter(progress);
    List<Answer> answers;
    try {
      answers = settings.engine().check(problem, settings.limits().budget(nanos), meter);
    } catch (OutOfMemoryError _) {
      return open(checks, new Verdict.Undecided(Cause.MEMORY_LIMIT, "the memory was used up"));
    }
    var decided = new LinkedHashMap<Plan.PlannedCheck, CheckEntry>();
    for (int i = 0; i < checks.size(); i++) {
      replay(problem.system(), answers.get(i));
      answered.answered(plan, checks.get(i), answers.get(i));
      CheckEntry entry = entries.answered(checks.get(i), answers.get(i), meter);
      decided.put(checks.get(i), withFewerFaults(entry, checks.get(i), answers.get(i)));
    }
    for (int i = 0; i < suspicions.size(); i++) {
      if (answers.get(checks.size() + i).verdict() instanceof Verdict.Holds) {
        warnings.accept(suspicions.get(i).diagnostic());
      }
    }
    return decided;
  }

  /** What is decided stays so if that further search is interrupted or has no room. */
  private CheckEntry withFewerFaults(CheckEntry entry, Plan.PlannedCheck check, Answer answer) {
    var fewer = new FewerStrikes(settings, deadline);
    if (answer.verdict() instanceof Verdict.Violated(var _, Optional<Trace> run, String _)
        && run.isPresent()
        && fewer.isWanted(answer, entry.asExpected())) {
      TransitionSystem system = plan.environments().get(check.environment()).system();
      try {
        return fewer
            .find(system, check.question(), run.get())
            .map(entry::withFewerFaults)
            .orElse(entry);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (OutOfMemoryError _) {
        return entry;
      }
    }
    return entry;
  }

  private List<Plan.Suspicion> suspicions(int environment) {
    return plan.suspicions().stream().filter(s -> s.environment() == environment).toList();
  }

  /** The suspicions are asked beside the checks: they share the exploration. */
  private static Problem withSuspicions(Problem problem, List<Plan.Suspicion> suspicions) {
    var questions = new ArrayList<Question>(problem.questions());
    suspicions.forEach(s -> questions.add(s.question()));
    return new Problem(problem.system(), questions);
  }

  private Problem problem(List<Plan.PlannedCheck> checks) {
    Plan.Environment environment = plan.environments().get(checks.getFirst().environment());
    List<Question> questions = checks.stream().map(Plan.PlannedCheck::question).toList();
    return new Problem(environment.system(), questions);
  }

  /** Nothing is shown that the reference interpreter does not take step by step. */
  private static void replay(TransitionSystem system, Answer answer) {
    Entries.trace(answer.verdict())
        .flatMap(trace -> new Interpreter(system).replay(trace))
        .ifPresent(
            objection -> {
              throw new SelfCheckException(
                  "the run found for `" + answer.question() + "` does not replay: " + objection);
            });
  }
}
