package dev.defib.checker.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Question;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.random.Profile;
import dev.defib.dsl.random.RandomModel;
import dev.defib.dsl.random.RandomModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPIN and the reference engine agree on models made from seeds. */
class RandomModelsSpinTest {
  private static final int MODELS = 1000;
  private static final int UNTIMED_MODELS = 300;
  private static final int BATCH = 100;

  @TempDir Path folder;

  @BeforeEach
  void requireSpin() {
    SpinJudge.require();
  }

  /** What the judges agreed on about one model; empty if it is too large for the test. */
  private interface Judgement {
    Optional<SecondOpinion.Agreement> of(long seed, Path folder) throws Exception;
  }

  @Test
  void onTheStatesAndInvariantsOfAThousandModels() throws Exception {
    SecondOpinion.Agreement all =
        agreement(MODELS, (seed, place) -> onStates(RandomModels.of(seed), place));

    assertThat(all.violated()).isGreaterThan(MODELS / 5);
    assertThat(all.satisfied()).isGreaterThan(MODELS);
    assertThat(all.states()).isGreaterThan(200L * MODELS);
  }

  @Test
  void onTheFairRunsOfModelsWithoutTime() throws Exception {
    SecondOpinion.Agreement all =
        agreement(
            UNTIMED_MODELS,
            (seed, place) ->
                onFairRuns(RandomModels.of(seed, new Profile(false, seed % 2 == 0)), place));

    assertThat(all.violated()).isGreaterThan(UNTIMED_MODELS / 4);
    assertThat(all.satisfied()).isGreaterThan(UNTIMED_MODELS / 10);
  }

  /** One of the model's environments, which one depending on the seed. */
  private static Optional<SecondOpinion.Agreement> onStates(RandomModel model, Path folder)
      throws Exception {
    Plan plan = plan(model);
    int environment = (int) (model.seed() % plan.environments().size());
    SecondOpinion opinion = opinion(model, plan, environment, 20_000, folder);
    return opinion.isTooLarge() ? Optional.empty() : opinion.onStates();
  }

  private static Optional<SecondOpinion.Agreement> onFairRuns(RandomModel model, Path folder)
      throws Exception {
    Plan plan = plan(model);
    SecondOpinion.Agreement agreement = SecondOpinion.Agreement.NONE;
    for (int i = 0; i < plan.environments().size(); i++) {
      SecondOpinion opinion = opinion(model, plan, i, 3_000, folder);
      if (!opinion.isTooLarge()) {
        agreement = agreement.plus(opinion.onFairRuns());
      }
    }
    return agreement.equals(SecondOpinion.Agreement.NONE)
        ? Optional.empty()
        : Optional.of(agreement);
  }

  private static Plan plan(RandomModel model) {
    Analysis analysis =
        Analyzer.analyze(model.sources().stream().map(Parser::parse).toList(), ModelFinder.NONE);
    Plan plan = Lowering.plan(analysis, analysis.specs().getFirst(), Map.of());
    assertThat(plan.hasErrors()).as("seed %d", model.seed()).isFalse();
    return plan;
  }

  private static SecondOpinion opinion(
      RandomModel model, Plan plan, int environment, long statesMax, Path folder)
      throws InterruptedException {
    List<Question> questions =
        plan.checks().stream()
            .filter(check -> check.environment() == environment)
            .map(Plan.PlannedCheck::question)
            .toList();
    return new SecondOpinion(
        "seed " + model.seed() + ", environment " + environment,
        plan.environments().get(environment).system(),
        questions,
        statesMax,
        folder);
  }

  /** On at least so many models; two at a time, most of it being spent in other processes. */
  private SecondOpinion.Agreement agreement(int models, Judgement judgement) throws Exception {
    SecondOpinion.Agreement agreement = SecondOpinion.Agreement.NONE;
    int judged = 0;
    ExecutorService workers = Executors.newFixedThreadPool(2);
    try {
      for (long seed = 0; judged < models; seed += BATCH) {
        for (Future<Optional<SecondOpinion.Agreement>> result : batch(seed, judgement, workers)) {
          Optional<SecondOpinion.Agreement> onModel = result.get();
          agreement = onModel.map(agreement::plus).orElse(agreement);
          judged += onModel.isPresent() ? 1 : 0;
        }
      }
    } finally {
      workers.shutdownNow();
    }
    return agreement;
  }

  private List<Future<Optional<SecondOpinion.Agreement>>> batch(
      long from, Judgement judgement, ExecutorService workers) {
    List<Future<Optional<SecondOpinion.Agreement>>> results = new ArrayList<>();
    for (long seed = from; seed < from + BATCH; seed++) {
      long chosen = seed;
      results.add(
          workers.submit(
              () -> judgement.of(chosen, Files.createDirectories(folder.resolve(worker())))));
    }
    return results;
  }

  /** One folder for each thread, used again and again. */
  private static String worker() {
    return "worker" + Thread.currentThread().threadId();
  }
}
