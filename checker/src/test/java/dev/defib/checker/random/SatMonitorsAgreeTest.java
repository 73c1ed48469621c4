package dev.defib.checker.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.property.Property;
import dev.defib.checker.random.RandomPlan.Decided;
import dev.defib.checker.sat.Method;
import dev.defib.checker.sat.SatEngine;
import dev.defib.dsl.random.RandomModels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On random models, with their faults, time and fairness, engines that decide by satisfiability
 * answer what needs monitors as the reference engine does, wherever they answer in time.
 */
class SatMonitorsAgreeTest {
  private static final long SEED = Long.getLong("random.sat.seed", 0);
  private static final int MODELS = Integer.getInteger("random.sat.models", 40);
  private static final long STATES_MAX = 500;
  private static final int DEPTH_MAX = 12;
  private static final long NANOS_MAX = 2_000_000_000L;

  @ParameterizedTest
  @EnumSource(Method.class)
  void agree(Method method) {
    Map<String, Integer> outcomes = new TreeMap<>();
    LongStream.range(SEED, SEED + MODELS)
        .mapToObj(seed -> RandomPlan.of(RandomModels.of(seed)).decide(STATES_MAX))
        .flatMap(Optional::stream)
        .forEach(plans -> plans.forEach(plan -> agree(plan, new SatEngine(method), outcomes)));
    assertThat(outcomes.getOrDefault("Violated", 0)).isGreaterThan(MODELS / 4);
    if (method == Method.IC3) {
      assertThat(outcomes.getOrDefault("Holds", 0)).isGreaterThan(MODELS / 4);
    }
  }

  private static void agree(Decided plan, SatEngine engine, Map<String, Integer> outcomes) {
    for (int i = 0; i < plan.checks().size(); i++) {
      Question question = plan.checks().get(i).question();
      Problem problem = new Problem(plan.system(), List.of(question));
      if (!(question.property() instanceof Property.OfOneRun)
          && engine.declines(problem, question).isEmpty()) {
        String found = kind(answer(engine, problem).verdict());
        outcomes.merge(found, 1, Integer::sum);
        if (!found.equals("Undecided")) {
          assertThat(found)
              .as("seed %d, %s: %s", plan.model().seed(), question.name(), question.property())
              .isEqualTo(kind(plan.answers().get(i).verdict()));
        }
      }
    }
  }

  private static String kind(Verdict verdict) {
    return verdict.getClass().getSimpleName();
  }

  private static Answer answer(SatEngine engine, Problem problem) {
    int depth = engine.name().equals("ic3") ? Integer.MAX_VALUE : DEPTH_MAX;
    try {
      return engine
          .check(
              problem,
              new Budget(Long.MAX_VALUE, depth, NANOS_MAX, Long.MAX_VALUE, 1),
              Progress.SILENT)
          .getFirst();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts a test", e);
    }
  }
}
