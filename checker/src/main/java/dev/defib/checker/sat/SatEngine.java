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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Decides by satisfiability what a run refutes, finite or infinite. */
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
    return switch (question.property()) {
      case Property.OfOneRun _,
          Property.Temporal _,
          Property.BoundedResponse _,
          Property.Recovery _,
          Property.NoDeadlock _,
          Property.TimeProgresses _ ->
          Optional.empty();
      case Property.AlwaysReachable _, Property.Measure _ ->
          Optional.of(
              "the engine "
                  + name()
                  + " cannot decide whether a goal can always be reached, and measures nothing");
    };
  }

  @Override
  public List<Answer> check(Problem problem, Budget budget, Progress progress)
      throws InterruptedException {
    Answer[] answers = new Answer[problem.questions().size()];
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
            answers[question] = answer;
          }

          @Override
          public int workers() {
            return 1;
          }
        });
    return List.of(answers);
  }

  @Override
  public void check(Problem problem, Budget budget, Progress progress, Referee referee)
      throws InterruptedException {
    Searches searches = new Searches(problem, method, solvers, budget, progress);
    List<Integer> order = easiestFirst(problem.questions());
    for (int i = 0; i < order.size(); i++) {
      int number = order.get(i);
      if (referee.wants(number)) {
        Question question = problem.questions().get(number);
        searches.begin(question, order.size() - i, () -> referee.wants(number));
        try {
          referee.receive(number, answer(question, searches, budget));
        } catch (Searches.UnwantedException _) {
          // Another engine was faster: on to the next question.
        }
      }
    }
  }

  /** What one run settles comes first, or it might have to wait for a loop to be found. */
  private static List<Integer> easiestFirst(List<Question> questions) {
    return IntStream.range(0, questions.size())
        .boxed()
        .sorted(
            Comparator.comparing(i -> !(questions.get(i).property() instanceof Property.OfOneRun)))
        .toList();
  }

  private Answer answer(Question question, Searches searches, Budget budget)
      throws InterruptedException {
    Judge judge = new Judge(findings(question, searches), new Watch(budget));
    return judge.judge(question).answer(question, name(), searches.counts());
  }

  private static SatFindings findings(Question question, Searches searches) {
    Stages stages = new Stages(searches);
    return switch (question.property()) {
      case Property.OfOneRun p -> new OneRunFindings(p, question, searches);
      case Property.Temporal p -> new MonitoredFindings(stages.of(p), question, searches);
      case Property.BoundedResponse p -> new MonitoredFindings(stages.of(p), question, searches);
      case Property.Recovery p -> new MonitoredFindings(stages.of(p), question, searches);
      case Property.TimeProgresses _ -> new MonitoredFindings(stages.ofTime(), question, searches);
      case Property.NoDeadlock _ -> new MonitoredFindings(stages.ofDeadlock(), question, searches);
      case Property.AlwaysReachable _, Property.Measure _ ->
          throw new IllegalArgumentException("no run settles " + question.property());
    };
  }
}
