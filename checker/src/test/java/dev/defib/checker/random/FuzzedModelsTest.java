package dev.defib.checker.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.reference.ReferenceEngine;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.random.Fuzz;
import dev.defib.dsl.source.Source;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Mutated models that the analysis takes are put together and decided, or left undecided: never an
 * exception, and never an endless wait.
 */
class FuzzedModelsTest {
  private static final long MILLIS_MAX = 60_000;
  private static final long NANOS_PER_PROBLEM = 200_000_000;
  private static final long STATES_MAX = 300;
  private static final List<Engine> ENGINES =
      List.of(new ExplicitEngine(true), new ReferenceEngine());

  private final AtomicInteger decided = new AtomicInteger();

  @Test
  void enginesTakeAnyModelThatAnalysisTakes() {
    int count = Fuzz.count(300);
    assertThat(new Fuzz(this::check, MILLIS_MAX).run(count, List.of())).isEmpty();
    assertThat(decided.get()).isGreaterThan(count / 10);
  }

  private void check(String text) {
    Parsed parsed = Parser.parse(new Source("fuzz", text));
    Analysis analysis = Analyzer.analyze(List.of(parsed), ModelFinder.NONE);
    if (analysis.hasErrors()) {
      return;
    }
    for (Spec spec : analysis.specs()) {
      Plan plan = Lowering.plan(analysis, spec, Map.of());
      for (int i = 0; i < plan.environments().size(); i++) {
        decide(plan, i);
        decided.incrementAndGet();
      }
    }
  }

  private static void decide(Plan plan, int environment) {
    List<Question> questions =
        plan.checks().stream()
            .filter(check -> check.environment() == environment)
            .map(Plan.PlannedCheck::question)
            .toList();
    Problem problem = new Problem(plan.environments().get(environment).system(), questions);
    Budget budget = new Budget(STATES_MAX, 1000, NANOS_PER_PROBLEM, 1L << 28, 2);
    for (Engine engine : ENGINES) {
      try {
        List<Answer> answers = engine.check(problem, budget, Progress.SILENT);
        assertThat(answers).hasSameSizeAs(questions);
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts a test", e);
      }
    }
  }
}
