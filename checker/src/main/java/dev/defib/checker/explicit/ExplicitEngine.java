package dev.defib.checker.explicit;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Referee;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.reduce.Reductions;
import dev.defib.checker.graph.GraphChecker;
import dev.defib.checker.graph.OpenLoopException;
import dev.defib.checker.graph.StateGraph;
import dev.defib.checker.graph.Watch;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
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
  public List<Answer> check(Problem problem, Budget budget, Progress progress)
      throws InterruptedException {
    return check(problem, budget, progress, budget::workers);
  }

  @Override
  public void check(Problem problem, Budget budget, Progress progress, Referee referee)
      throws InterruptedException {
    List<Answer> answers = check(problem, budget, progress, referee::workers);
    IntStream.range(0, answers.size()).forEach(i -> referee.receive(i, answers.get(i)));
  }

  private List<Answer> check(Problem problem, Budget budget, Progress progress, IntSupplier workers)
      throws InterruptedException {
    Layout layout = Layout.of(problem.system());
    var context =
        new SearchContext(problem.system(), layout, budget, workers, progress, new Watch(budget));
    if (!reduces) {
      return check(problem, context, Reductions.none(problem.questions()));
    }
    Reductions reductions =
        Reductions.of(problem.system(), layout, problem.questions(), context.watch()::isOver);
    try {
      return check(problem, context, reductions).stream()
          .map(answer -> answer.withReductions(reductions.names()))
          .toList();
    } catch (OpenLoopException | LostRunException _) {
      return check(problem, context, Reductions.none(problem.questions()));
    }
  }

  private List<Answer> check(Problem problem, SearchContext context, Reductions reductions)
      throws InterruptedException {
    if (problem.questions().stream().allMatch(ExplicitEngine::isOfOneRun)) {
      return new StateSearch(context, reductions, checkpoints).answer(name());
    }
    checkpoints.decline();
    List<Answer> answers = onGraph(problem, context, reductions);
    return withoutGraph(answers, context, reductions);
  }

  private static boolean isOfOneRun(Question question) {
    return question.property() instanceof Property.OfOneRun;
  }

  private List<Answer> onGraph(Problem problem, SearchContext context, Reductions reductions)
      throws InterruptedException {
    StateGraph graph = GraphSearch.build(context, reductions.representative());
    var interpreter = new Interpreter(problem.system());
    return new GraphChecker(graph, interpreter, context.watch(), name(), true)
        .check(problem.questions(), context.progress());
  }

  /** What single states settle is searched for again where the graph did not fit into memory. */
  private List<Answer> withoutGraph(
      List<Answer> answers, SearchContext context, Reductions reductions)
      throws InterruptedException {
    int[] open =
        IntStream.range(0, answers.size())
            .filter(i -> isOfOneRun(reductions.questions().get(i)))
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
    List<Answer> found = new StateSearch(context, ofOpen, Checkpoints.none()).answer(name());
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
