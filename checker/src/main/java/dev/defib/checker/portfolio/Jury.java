package dev.defib.checker.portfolio;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All engines that can decide a question, one after the other; they must agree. The answer is that
 * of the first one that came to a verdict.
 */
public final class Jury implements Engine {
  public static final String NAME = "all";

  private static final Duration PATIENCE_MIN = Duration.ofSeconds(1);

  private final List<Engine> engines;

  public Jury(List<Engine> engines) {
    this.engines = List.copyOf(engines);
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.defib.checker.engine.SelfCheckException if two engines contradict one another
   */
  @Override
  public List<Answer> check(Problem problem, Budget budget, Progress progress)
      throws InterruptedException {
    long start = System.nanoTime();
    List<Map<String, Answer>> votes = new ArrayList<>();
    problem.questions().forEach(_ -> votes.add(new LinkedHashMap<>()));
    for (int i = 0; i < engines.size(); i++) {
      boolean decided = votes.stream().allMatch(Jury::isDecided);
      Budget share = share(budget, System.nanoTime() - start, engines.size() - i, decided);
      vote(engines.get(i), problem, share, progress, votes);
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < votes.size(); i++) {
      answers.add(verdict(problem, problem.questions().get(i), votes.get(i)));
    }
    return answers;
  }

  private static boolean isDecided(Map<String, Answer> votes) {
    return votes.values().stream().anyMatch(Answer::isFinal);
  }

  /**
   * An equal part of the time that is left; and where there is nothing left but to confirm, no more
   * than it took to come so far.
   */
  private static Budget share(Budget budget, long nanosSpent, int enginesLeft, boolean decided) {
    long nanos =
        budget.nanosMax() == Long.MAX_VALUE
            ? Long.MAX_VALUE
            : Math.max(0, budget.nanosMax() - nanosSpent) / enginesLeft;
    long patience = decided ? Math.max(PATIENCE_MIN.toNanos(), nanosSpent) : Long.MAX_VALUE;
    return budget.withNanosMax(Math.min(nanos, patience));
  }

  private static void vote(
      Engine engine,
      Problem problem,
      Budget budget,
      Progress progress,
      List<Map<String, Answer>> votes)
      throws InterruptedException {
    List<Integer> taken = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < votes.size(); i++) {
      Question question = problem.questions().get(i);
      if (engine.declines(problem, question).isEmpty()) {
        taken.add(i);
        questions.add(question);
      }
    }
    if (!questions.isEmpty()) {
      List<Answer> answers =
          engine.check(new Problem(problem.system(), questions), budget, progress);
      for (int i = 0; i < answers.size(); i++) {
        votes.get(taken.get(i)).put(engine.name(), answers.get(i));
      }
    }
  }

  private Answer verdict(Problem problem, Question question, Map<String, Answer> votes) {
    List<Answer> decided = votes.values().stream().filter(Answer::isFinal).toList();
    for (int i = 1; i < decided.size(); i++) {
      for (int j = 0; j < i; j++) {
        Agreement.demand(question, decided.get(j), decided.get(i));
      }
    }
    Answer spokesman = decided.isEmpty() ? votes.values().iterator().next() : decided.getFirst();
    List<Answer.Rival> rivals =
        engines.stream()
            .filter(engine -> !engine.name().equals(spokesman.engine()))
            .map(engine -> rival(engine, problem, question, votes))
            .toList();
    return spokesman.withRivals(rivals);
  }

  private static Answer.Rival rival(
      Engine engine, Problem problem, Question question, Map<String, Answer> votes) {
    Answer vote = votes.get(engine.name());
    String outcome =
        vote == null
            ? engine.declines(problem, question).orElse("was not asked")
            : Agreement.outcome(vote);
    return new Answer.Rival(engine.name(), outcome);
  }
}
