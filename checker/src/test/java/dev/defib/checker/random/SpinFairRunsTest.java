package dev.defib.checker.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Verdict;
import dev.defib.checker.export.Claim;
import dev.defib.checker.export.PromelaProcesses;
import dev.defib.checker.export.SpinJudge;
import dev.defib.checker.property.Property;
import dev.defib.checker.random.RandomPlan.Decided;
import dev.defib.dsl.random.Profile;
import dev.defib.dsl.random.RandomModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SPIN decides temporal checks of random models without time as the oracle does, from one process
 * per machine and fairness written out as formulas.
 */
class SpinFairRunsTest {
  private static final int MODELS = Integer.getInteger("random.spin.runs", 300);
  private static final long STATES_MAX = 1_000;
  private static final int BATCH = 50;

  @TempDir Path folder;
  private final AtomicInteger holding = new AtomicInteger();
  private final AtomicInteger violated = new AtomicInteger();

  @Test
  void spinAgreesOnFairRuns() {
    SpinJudge.require();
    long compared = 0;
    for (long seed = 0; compared < MODELS; seed += BATCH) {
      compared +=
          LongStream.range(seed, seed + BATCH)
              .parallel()
              .mapToObj(SpinFairRunsTest::decided)
              .flatMap(Optional::stream)
              .filter(this::agrees)
              .count();
    }
    assertThat(holding.get()).isGreaterThan(MODELS / 5);
    assertThat(violated.get()).isGreaterThan(MODELS / 3);
  }

  private static Optional<Decided> decided(long seed) {
    RandomPlan plan = RandomPlan.of(RandomModels.of(seed, new Profile(false, seed % 3 == 0)));
    return plan.decide((int) (seed % plan.plan().environments().size()), STATES_MAX);
  }

  /** Whether both said the same of some check; false only if there was none to ask about. */
  private boolean agrees(Decided decided) {
    boolean any = false;
    for (int i = 0; i < decided.checks().size(); i++) {
      if (decided.checks().get(i).question().property() instanceof Property.Temporal temporal
          && !(decided.answers().get(i).verdict() instanceof Verdict.Undecided)
          && PromelaProcesses.export(decided.system(), temporal.formula()) instanceof Claim claim) {
        boolean ours = !(decided.answers().get(i).verdict() instanceof Verdict.Violated);
        Optional<Boolean> theirs = judge(claim, decided);
        if (theirs.isPresent()) {
          assertThat(theirs.get())
              .as("seed %d, %s", decided.model().seed(), decided.checks().get(i).form())
              .isEqualTo(ours);
          (ours ? holding : violated).incrementAndGet();
          any = true;
        }
      }
    }
    return any;
  }

  private Optional<Boolean> judge(Claim claim, Decided decided) {
    try {
      Path own = Files.createTempDirectory(folder, "seed" + decided.model().seed());
      return SpinJudge.satisfies(claim, own, 1_000_000);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("seed " + decided.model().seed(), e);
    }
  }
}
