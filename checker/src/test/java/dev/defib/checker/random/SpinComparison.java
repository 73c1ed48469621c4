package dev.defib.checker.random;

import dev.defib.checker.random.RandomPlan.Decided;
import dev.defib.dsl.random.RandomModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Random models decided here and in SPIN, seed after seed, until enough of them could be compared;
 * of each model one environment.
 *
 * @param models by seed
 * @param statesMax models with more states are passed over
 * @param folder each call of SPIN has a folder of its own in it
 */
record SpinComparison(LongFunction<RandomModel> models, long statesMax, Path folder) {
  private static final int BATCH = 50;

  /**
   * Compares at least this many models.
   *
   * @param agrees fails if the two disagree; false if they could not be compared
   */
  void compare(int enough, Predicate<Decided> agrees) {
    long compared = 0;
    for (long seed = 0; compared < enough; seed += BATCH) {
      compared +=
          LongStream.range(seed, seed + BATCH)
              .parallel()
              .mapToObj(this::decided)
              .flatMap(Optional::stream)
              .filter(agrees)
              .count();
    }
  }

  private Optional<Decided> decided(long seed) {
    RandomPlan plan = RandomPlan.of(models.apply(seed));
    return plan.decide((int) (seed % plan.plan().environments().size()), statesMax);
  }

  /** What SPIN is asked, in a folder that it may fill. */
  interface Judgement<T> {
    T in(Path folder) throws IOException, InterruptedException;
  }

  <T> T judge(Decided decided, Judgement<T> judgement) {
    try {
      return judgement.in(Files.createTempDirectory(folder, "seed" + decided.model().seed()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("seed " + decided.model().seed(), e);
    }
  }
}
