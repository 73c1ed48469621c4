package dev.defib.cli.check;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.lower.Plan;
import dev.defib.cli.document.CheckEntry.Outcome;
import java.util.List;
import java.util.stream.IntStream;

/** What checks come to, without runs or explanations: for those who ask many times. */
public final class Outcomes {
  private Outcomes() {}

  /**
   * What one check came to.
   *
   * @param isLimited whether a limit ended the search: it may come to anything
   * @param states that were searched
   */
  public record Found(Plan.PlannedCheck check, Outcome outcome, boolean isLimited, long states) {}

  /**
   * Decides checks of one environment together.
   *
   * @param checks at least one
   * @throws InterruptedException if the thread is interrupted
   */
  public static List<Found> decide(Plan plan, List<Plan.PlannedCheck> checks, Budget budget)
      throws InterruptedException {
    List<Question> questions = checks.stream().map(Outcomes::untraced).toList();
    Plan.Environment environment = plan.environments().get(checks.getFirst().environment());
    var problem = new Problem(environment.system(), questions);
    List<Answer> answers = new ExplicitEngine(true).check(problem, budget, Progress.SILENT);
    return IntStream.range(0, checks.size())
        .mapToObj(i -> found(checks.get(i), answers.get(i)))
        .toList();
  }

  private static Question untraced(Plan.PlannedCheck check) {
    Question asked = check.question();
    return new Question(asked.name(), asked.property(), asked.occurrences(), false);
  }

  private static Found found(Plan.PlannedCheck check, Answer answer) {
    boolean isLimited =
        answer.verdict() instanceof Verdict.Undecided undecided
            && undecided.cause() != Verdict.Cause.SYSTEM_ERRORS;
    return new Found(check, Entries.outcome(answer.verdict()), isLimited, answer.states());
  }
}
