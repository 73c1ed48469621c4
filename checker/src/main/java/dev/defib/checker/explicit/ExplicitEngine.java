package dev.defib.checker.explicit;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.reduce.Reductions;
import dev.defib.checker.graph.GraphChecker;
import dev.defib.checker.graph.OpenLoopException;
import dev.defib.checker.graph.StateGraph;
import dev.defib.checker.graph.Watch;
import dev.defib.checker.interpret.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Enumerates packed states with compiled code. */
public final class ExplicitEngine implements Engine {
  private final boolean reduces;
  private final Checkpoints checkpoints;

  /** An engine that stores and resumes nothing. */
  public ExplicitEngine(boolean reduces) {
    this(reduces, Checkpoints.none());
  }

  /**
   * An engine whose searches are stored and resumed where single states settle all questions.
   *
   * @param reduces whether it enumerates, where that is sound, representatives of states alone
   */
  public ExplicitEngine(boolean reduces, Checkpoints checkpoints) {
    this.reduces = reduces;
    this.checkpoints = checkpoints;
  }

  @Override
  public String name() {
    return "explicit";
  }

  @Override
  public Optional<String> declines(Problem problem, Question question) {
    return Optional.empty();
  }

  @Override
  public List<Answer> check(Problem problem, Budget budget, Progress progress)
      throws InterruptedException {
    Watch watch = new Watch(budget);
    Layout layout = Layout.of(problem.system());
    if (!reduces) {
      return check(problem, layout, Reductions.none(problem.questions()), budget, progress, watch);
    }
    Reductions reductions = Reductions.of(problem.system(), layout, problem.questions());
    try {
      return check(problem, layout, reductions, budget, progress, watch).stream()
          .map(answer -> answer.withReductions(reductions.names()))
          .toList();
    } catch (OpenLoopException | LostRunException _) {
      return check(problem, layout, Reductions.none(problem.questions()), budget, progress, watch);
    }
  }

  private List<Answer> check(
      Problem problem,
      Layout layout,
      Reductions reductions,
      Budget budget,
      Progress progress,
      Watch watch)
      throws InterruptedException {
    if (problem.questions().stream().allMatch(asked -> asked.property().isSettledByOneRun())) {
      return new StateSearch(
              problem.system(), layout, reductions, budget, progress, watch, checkpoints)
          .answer(name());
    }
    checkpoints.decline();
    List<Answer> answers = onGraph(problem, layout, reductions, budget, progress, watch);
    return withoutGraph(problem, answers, layout, reductions, budget, progress, watch);
  }

  private List<Answer> onGraph(
      Problem problem,
      Layout layout,
      Reductions reductions,
      Budget budget,
      Progress progress,
      Watch watch)
      throws InterruptedException {
    StateGraph graph =
        GraphSearch.build(
            problem.system(), layout, reductions.representative(), budget, progress, watch);
    return new GraphChecker(graph, new Interpreter(problem.system()), watch, name(), true)
        .check(problem.questions(), progress);
  }

  /** What single states settle is searched for again where the graph did not fit into memory. */
  private List<Answer> withoutGraph(
      Problem problem,
      List<Answer> answers,
      Layout layout,
      Reductions reductions,
      Budget budget,
      Progress progress,
      Watch watch)
      throws InterruptedException {
    int[] open =
        IntStream.range(0, answers.size())
            .filter(i -> problem.questions().get(i).property().isSettledByOneRun())
            .filter(i -> lacksMemory(answers.get(i)))
            .toArray();
    if (open.length == 0) {
      return answers;
    }
    Reductions ofOpen =
        new Reductions(
            reductions.names(),
            reductions.representative(),
            IntStream.of(open).mapToObj(reductions.questions()::get).toList());
    List<Answer> found =
        new StateSearch(
                problem.system(), layout, ofOpen, budget, progress, watch, Checkpoints.none())
            .answer(name());
    List<Answer> all = new ArrayList<>(answers);
    for (int i = 0; i < open.length; i++) {
      all.set(open[i], found.get(i));
    }
    return all;
  }

  private static boolean lacksMemory(Answer answer) {
    return answer.verdict() instanceof Verdict.Undecided undecided
        && undecided.cause() == Verdict.Cause.MEMORY_LIMIT;
  }
}
