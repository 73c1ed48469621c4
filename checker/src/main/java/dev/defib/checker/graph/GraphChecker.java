package dev.defib.checker.graph;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.interpret.Interpreter;
import java.util.ArrayList;
import java.util.List;

/** Answers questions about a system from its state graph. */
public final class GraphChecker {
  private final StateGraph plain;
  private final Judge judge;
  private final String engine;

  /**
   * Prepares the analyses of one graph.
   *
   * @param engine the name that the answers bear
   * @param direct whether to look for runs that break a response or the like without an automaton;
   *     the oracle takes the one way that does for all formulas
   */
  public GraphChecker(
      StateGraph plain, Interpreter interpreter, Watch watch, String engine, boolean direct) {
    this.plain = plain;
    this.judge =
        new Judge(
            new GraphFindings(new Context(plain, new Traces(plain, interpreter), watch, direct)),
            watch);
    this.engine = engine;
  }

  /** Decides the questions, in their order. */
  public List<Answer> check(List<Question> questions, Progress progress)
      throws InterruptedException {
    StateGraph.Counts counts = plain.counts();
    List<Answer> answers = new ArrayList<>();
    for (Question question : questions) {
      progress.report(
          "deciding " + question.name(), counts.states(), counts.transitions(), counts.depth());
      answers.add(judge.judge(question).answer(question, engine, counts));
    }
    return answers;
  }
}
