package dev.defib.checker.random;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.reference.ReferenceEngine;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.random.RandomModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A random model made ready for the engines. */
record RandomPlan(RandomModel model, Plan plan) {

  /** Some or all checks of a plan that share an environment, with what the oracle answers. */
  record Decided(
      RandomModel model,
      TransitionSystem system,
      List<Plan.PlannedCheck> checks,
      List<Answer> answers) {
    Decided {
      checks = List.copyOf(checks);
      answers = List.copyOf(answers);
    }

    long states() {
      return answers.getFirst().states();
    }
  }

  static RandomPlan of(RandomModel model) {
    Analysis analysis =
        Analyzer.analyze(model.sources().stream().map(Parser::parse).toList(), ModelFinder.NONE);
    if (analysis.hasErrors()) {
      throw new AssertionError("seed " + model.seed() + ": " + analysis.diagnostics());
    }
    Plan plan = Lowering.plan(analysis, analysis.specs().getFirst(), Map.of());
    if (plan.hasErrors()) {
      throw new AssertionError("seed " + model.seed() + ": " + plan.diagnostics());
    }
    return new RandomPlan(model, plan);
  }

  /** Every environment of which something is asked; empty if one has more states than that. */
  Optional<List<Decided>> decide(long statesMax) {
    List<Decided> result = new ArrayList<>();
    for (int i = 0; i < plan.environments().size(); i++) {
      Optional<Decided> decided = decide(i, statesMax);
      decided.ifPresent(result::add);
      if (decided.isEmpty() && !checks(i).isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(result);
  }

  private List<Plan.PlannedCheck> checks(int environment) {
    return plan.checks().stream().filter(c -> c.environment() == environment).toList();
  }

  /** One environment decided; empty if it has more states than that, or nothing is asked of it. */
  Optional<Decided> decide(int environment, long statesMax) {
    TransitionSystem system = plan.environments().get(environment).system();
    List<Plan.PlannedCheck> checks = checks(environment);
    Problem problem =
        new Problem(system, checks.stream().map(Plan.PlannedCheck::question).toList());
    List<Answer> answers;
    try {
      answers =
          new ReferenceEngine()
              .check(problem, Budget.UNLIMITED.withStatesMax(statesMax), Progress.SILENT);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
    if (answers.isEmpty()) {
      return Optional.empty();
    }
    // At the limit some answers are still definite, and none is about all states.
    boolean tooLarge = answers.getFirst().states() >= statesMax;
    return tooLarge ? Optional.empty() : Optional.of(new Decided(model, system, checks, answers));
  }
}
