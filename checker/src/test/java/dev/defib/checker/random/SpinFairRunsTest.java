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
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SPIN decides temporal checks of random models without time as the oracle does, from one process
 * per machine and fairness written out as formulas.
 */
class SpinFairRunsTest {
  private static final int MODELS = Integer.getInteger("random.spin.runs", 300);
  private static final long STATES_MAX = 1_000;

  @TempDir Path folder;
  private final AtomicInteger holding = new AtomicInteger();
  private final AtomicInteger violated = new AtomicInteger();

  @Test
  void spinAgreesOnFairRuns() {
    SpinJudge.require();
    var comparison =
        new SpinComparison(
            seed -> RandomModels.of(seed, new Profile(false, seed % 3 == 0)), STATES_MAX, folder);
    comparison.compare(MODELS, decided -> agrees(comparison, decided));
    assertThat(holding.get()).isGreaterThan(MODELS / 5);
    assertThat(violated.get()).isGreaterThan(MODELS / 3);
  }

  /** Whether both said the same of some check; false only if there was none to ask about. */
  private boolean agrees(SpinComparison comparison, Decided decided) {
    boolean any = false;
    for (int i = 0; i < decided.checks().size(); i++) {
      if (decided.checks().get(i).question().property() instanceof Property.Temporal temporal
          && !(decided.answers().get(i).verdict() instanceof Verdict.Undecided)
          && PromelaProcesses.export(decided.system(), temporal.formula()) instanceof Claim claim) {
        boolean ours = !(decided.answers().get(i).verdict() instanceof Verdict.Violated);
        Optional<Boolean> theirs =
            comparison.judge(decided, own -> SpinJudge.satisfies(claim, own, 1_000_000));
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
}
