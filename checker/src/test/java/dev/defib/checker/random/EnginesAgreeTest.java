package dev.defib.checker.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Question;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.random.RandomPlan.Decided;
import dev.defib.dsl.random.RandomModels;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The explicit engine and the reference engine answer alike, for one worker and for two; with
 * reductions, alike but for the counts.
 */
class EnginesAgreeTest {
  private static final long SEED = Long.getLong("random.engines.seed", 0);
  private static final int MODELS = Integer.getInteger("random.engines", 500);
  private static final long STATES_MAX = 6_000;

  private static final Agreement PLAIN = new Agreement(new ExplicitEngine(false), false);
  private static final Agreement REDUCED = new Agreement(new ExplicitEngine(true), true);

  private final LongAdder states = new LongAdder();
  private final LongAdder statesReduced = new LongAdder();

  @Test
  void onRandomModels() {
    long compared =
        LongStream.range(SEED, SEED + MODELS)
            .parallel()
            .mapToObj(seed -> RandomPlan.of(RandomModels.of(seed)).decide(STATES_MAX))
            .flatMap(Optional::stream)
            .flatMap(List::stream)
            .peek(decided -> agree(decided, 1))
            .peek(decided -> agree(decided, 2))
            .peek(this::agreeReduced)
            .count();
    assertThat(compared).isGreaterThan(MODELS / 2);
    assertThat(statesReduced.sum()).isLessThan(9 * states.sum() / 10);
  }

  /** All questions together, and those apart that need no graph. */
  private static void agree(Decided decided, int workers) {
    judge(PLAIN, decided, workers, _ -> true);
    judge(PLAIN, decided, workers, Agreement::isOfOneRun);
  }

  /** All questions together, those apart that need no graph, and each alone. */
  private void agreeReduced(Decided decided) {
    agreeReduced(decided, _ -> true);
    agreeReduced(decided, Agreement::isOfOneRun);
    for (Plan.PlannedCheck check : decided.checks()) {
      agreeReduced(decided, check.question()::equals);
    }
  }

  private void agreeReduced(Decided decided, Predicate<Question> wanted) {
    for (Answer answer : judge(REDUCED, decided, 1, wanted)) {
      states.add(decided.states());
      statesReduced.add(answer.states());
    }
  }

  private static List<Answer> judge(
      Agreement agreement, Decided decided, int workers, Predicate<Question> wanted) {
    Budget unlimited = Budget.UNLIMITED;
    Budget budget =
        new Budget(
            unlimited.statesMax(),
            unlimited.depthMax(),
            unlimited.nanosMax(),
            unlimited.bytesMax(),
            workers);
    try {
      Agreement.Judgement judgement = agreement.judge(decided, budget, wanted);
      assertThat(judgement.objection()).as("with %d workers", workers).isEmpty();
      return judgement.answers();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
  }
}
