package dev.defib.checker.sat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Referee;
import dev.defib.checker.graph.Judge;
import dev.defib.checker.graph.Watch;
import dev.defib.checker.property.Property;
import dev.defib.checker.sat.solve.Solvers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Decides what one run settles by satisfiability. */
public final class SatEngine implements Engine {
  private final Method method;
  private final UnaryOperator<Solvers> solvers;

  public SatEngine(Method method) {
    this(method, UnaryOperator.identity());
  }

  /**
   * Makes one with other solvers.
   *
   * @param solvers makes these of Defib's own
   */
  public SatEngine(Method method, UnaryOperator<Solvers> solvers) {
    this.method = method;
    this.solvers = solvers;
  }

  @Override
  public String name() {
    return method.engineName();
  }

  @Override
  public Optional<String> declines(Problem problem, Question question) {
    return question.property() instanceof Property.OfOneRun
        ? Optional.empty()
        : Optional.of(
            "the engine "
                + name()
                + " decides only what a single state or step settles:"
                + " `always`, `never`, `possible` and errors");
  }

  @Override
  public List<Answer> check(Problem problem, Budget budget, Progress progress)
      throws InterruptedException {
    List<Answer> answers = new ArrayList<>();
    check(
        problem,
        budget,
        progress,
        new Referee() {
          @Override
          public boolean wants(int question) {
            return true;
          }

          @Override
          public void receive(int question, Answer answer) {
            answers.add(answer);
          }

          @Override
          public int workers() {
            return 1;
          }
        });
    return answers;
  }

  @Override
  public void check(Problem problem, Budget budget, Progress progress, Referee referee)
      throws InterruptedException {
    Searches searches = new Searches(problem, method, solvers, budget, progress);
    for (int i = 0; i < problem.questions().size(); i++) {
      if (referee.wants(i)) {
        try {
          referee.receive(i, answer(problem, i, searches, budget, referee));
        } catch (Searches.UnwantedException _) {
          // Another engine was faster: on to the next question.
        }
      }
    }
  }

  private Answer answer(
      Problem problem, int number, Searches searches, Budget budget, Referee referee)
      throws InterruptedException {
    Question question = problem.questions().get(number);
    searches.begin(question, problem.questions().size() - number, () -> referee.wants(number));
    Judge judge = new Judge(findings(question, searches), new Watch(budget));
    return judge.judge(question).answer(question, name(), searches.counts());
  }

  private static SatFindings findings(Question question, Searches searches) {
    if (question.property() instanceof Property.OfOneRun property) {
      return new SatFindings(property, question.occurrences(), searches);
    }
    throw new IllegalArgumentException("no single run settles " + question.property());
  }
}
