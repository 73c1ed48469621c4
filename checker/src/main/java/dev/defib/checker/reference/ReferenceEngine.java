package dev.defib.checker.reference;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.graph.GraphChecker;
import dev.defib.checker.graph.StateGraph;
import dev.defib.checker.graph.Watch;
import dev.defib.checker.interpret.Interpreter;
import java.util.List;

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
  public List<Answer> check(Problem problem, Budget budget, Progress progress)
      throws InterruptedException {
    Watch watch = new Watch(budget);
    Interpreter interpreter = new Interpreter(problem.system());
    StateGraph plain = Exploration.explore(interpreter, budget, progress, watch);
    return new GraphChecker(plain, interpreter, watch, name(), false)
        .check(problem.questions(), progress);
  }
}
