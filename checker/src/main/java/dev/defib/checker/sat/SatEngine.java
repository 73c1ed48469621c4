package dev.defib.checker.sat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.graph.Judge;
import dev.defib.checker.graph.Watch;
import dev.defib.checker.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what one run settles by satisfiability. */
public final class SatEngine implements Engine {
  private final Method method;

  public SatEngine(Method method) {
    this.method = method;
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
    Searches searches = new Searches(problem, method, budget, progress);
    List<Answer> answers = new ArrayList<>();
    for (Question question : problem.questions()) {
      searches.begin(question, problem.questions().size() - answers.size());
      Judge judge = new Judge(findings(question, searches), new Watch(budget));
      answers.add(judge.judge(question).answer(question, name(), searches.counts()));
    }
    return answers;
  }

  private static SatFindings findings(Question question, Searches searches) {
    if (question.property() instanceof Property.OfOneRun property) {
      return new SatFindings(property, question.occurrences(), searches);
    }
    throw new IllegalArgumentException("no single run settles " + question.property());
  }
}
