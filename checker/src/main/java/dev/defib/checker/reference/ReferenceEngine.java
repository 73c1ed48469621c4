package dev.defib.checker.reference;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds the whole graph in memory and decides every property on it with textbook algorithms: the
 * oracle for all other engines, and good for a million states.
 */
public final class ReferenceEngine implements Engine {

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Optional<String> declines(Problem problem, Question question) {
    return Optional.empty();
  }

  @Override
  public List<Answer> check(Problem problem, Budget budget, Progress progress)
      throws InterruptedException {
    Watch watch = new Watch(budget);
    Interpreter interpreter = new Interpreter(problem.system());
    StateGraph plain = Exploration.explore(interpreter, budget, progress, watch);
    Judge judge = new Judge(new Context(plain, new Traces(plain, interpreter), watch));
    List<Answer> answers = new ArrayList<>();
    for (Question question : problem.questions()) {
      StateGraph.Counts counts = plain.counts();
      progress.report(
          "deciding " + question.name(), counts.states(), counts.transitions(), counts.depth());
      answers.add(answer(question, judge.judge(question), counts));
    }
    return answers;
  }

  private Answer answer(Question question, Decision decision, StateGraph.Counts counts) {
    boolean decided = !(decision.verdict() instanceof Verdict.Undecided);
    return new Answer(
        question.name(),
        decision.verdict(),
        name(),
        counts.states(),
        counts.transitions(),
        counts.depth(),
        decided ? decision.worstTicks() : Optional.empty(),
        decided && decision.unboundedTicks(),
        decided ? decision.faultPoints() : List.of());
  }
}
