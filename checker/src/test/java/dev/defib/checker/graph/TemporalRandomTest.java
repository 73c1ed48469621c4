package dev.defib.checker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The temporal engine against the definition of fair runs, on thousands of small systems. */
class TemporalRandomTest {
  private static final int SEEDS = 4000;
  private static final int STEPS_MAX = 7;
  private static final Set<LassoOracle.Rule> ALL = EnumSet.allOf(LassoOracle.Rule.class);

  @Test
  void agreesWithTheDefinitionOfFairRuns() {
    int violated = 0;
    int holds = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      String disagreement = disagreement(seed, ALL);
      assertThat(disagreement).as("seed %d", seed).isEmpty();
      if (verdictOf(seed) instanceof Verdict.Violated) {
        violated++;
      } else {
        holds++;
      }
    }
    assertThat(violated).isGreaterThan(SEEDS / 4);
    assertThat(holds).isGreaterThan(SEEDS / 4);
  }

  /** Each rule of the definition matters to some seed: without it the test above would fail. */
  @ParameterizedTest
  @EnumSource(LassoOracle.Rule.class)
  void noticesIfARuleIsForgotten(LassoOracle.Rule rule) {
    Set<LassoOracle.Rule> others = EnumSet.complementOf(EnumSet.of(rule));
    boolean noticed = false;
    for (long seed = 0; seed < SEEDS && !noticed; seed++) {
      noticed = !disagreement(seed, others).isEmpty();
    }
    assertThat(noticed).isTrue();
  }

  private static Verdict verdictOf(long seed) {
    RandomSystem random = new RandomSystem(seed, true);
    Ltl formula = random.formula(1 + (int) (seed % 3));
    return Ask.verdict(random.build(), new Property.Temporal(formula));
  }

  /** What is wrong with the engine's verdict according to the rules; empty if nothing. */
  private static String disagreement(long seed, Set<LassoOracle.Rule> rules) {
    RandomSystem random = new RandomSystem(seed, true);
    Ltl formula = random.formula(1 + (int) (seed % 3));
    TransitionSystem system = random.build();
    LassoOracle oracle = new LassoOracle(system, rules);
    return switch (Ask.verdict(system, new Property.Temporal(formula))) {
      case Verdict.Violated violated ->
          oracle.isCounterexample(violated.trace().orElseThrow(), formula)
              ? ""
              : "no counterexample: " + violated.trace().orElseThrow();
      case Verdict.Holds _, Verdict.Vacuous _ -> {
        Optional<Trace> missed = oracle.shortCounterexample(formula, STEPS_MAX);
        yield missed.map(trace -> "missed: " + trace).orElse("");
      }
      case Verdict.Undecided undecided -> "undecided: " + undecided.reason();
    };
  }
}
