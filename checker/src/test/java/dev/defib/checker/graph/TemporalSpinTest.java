package dev.defib.checker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Verdict;
import dev.defib.checker.export.Claim;
import dev.defib.checker.export.PromelaProcesses;
import dev.defib.checker.export.SpinJudge;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPIN and the reference engine decide formulas over fair runs alike, on small random systems. */
class TemporalSpinTest {
  private static final int DECIDED = 150;

  @TempDir Path folder;

  @Test
  void spinAgreesOnFairRuns() throws Exception {
    SpinJudge.require();
    int decided = 0;
    int violated = 0;
    for (long seed = 0; decided < DECIDED; seed++) {
      RandomSystem random = new RandomSystem(seed, true);
      Ltl formula = random.formula(1 + (int) (seed % 3));
      TransitionSystem system = random.build();
      if (PromelaProcesses.export(system, formula) instanceof Claim claim) {
        Optional<Boolean> theirs = SpinJudge.satisfies(claim, folder, 10_000);
        if (theirs.isPresent()) {
          assertThat(theirs.get()).as("seed %d", seed).isEqualTo(isSatisfied(system, formula));
          decided++;
          violated += theirs.get() ? 0 : 1;
        }
      }
    }
    assertThat(violated).isBetween(DECIDED / 4, DECIDED * 3 / 4);
  }

  private static boolean isSatisfied(TransitionSystem system, Ltl formula) {
    return switch (Ask.verdict(system, new Property.Temporal(formula))) {
      case Verdict.Holds _, Verdict.Vacuous _ -> true;
      case Verdict.Violated _ -> false;
      case Verdict.Undecided undecided -> throw new AssertionError(undecided.reason());
    };
  }
}
