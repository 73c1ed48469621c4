package dev.defib.checker.compare;

import static dev.defib.checker.compare.GraphComparison.Result.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A system against the same with some words changed. */
final class GraphComparisonTest {
  private static final String MODEL =
      """
      model t.blink
      device Lamp {
        visible var n: 0..3 = 0
        state dark initial { after 1..2 when n < 3 { n += 1 } -> lit }
        state lit { lazy { n = 0 } -> dark }
      }
      driver Eye(lamp: Lamp) {
        state open initial rest { fair when lamp.n == 1 -> shut }
        state shut rest { every 5 -> open }
      }
      system Room { lamp: Lamp eye: Eye(lamp) }
      spec t.room for t.blink.Room
      check blinks under crash(eye) at most 1 always eventually lamp.lit
      """;

  @ParameterizedTest
  @CsvSource({
    "n < 3, true, SAME",
    "n < 3, n < 2, SAME",
    "lazy { n = 0 }, lazy when n <= 3 { n = 0 }, SAME",
    "n += 1, n = 1, SAME",
    "n += 1, n = 2, DIFFERENT",
    "after 1..2, after 1..3, DIFFERENT",
    "after 1..2, after 1.., DIFFERENT",
    "fair when, when, DIFFERENT",
    "lazy { n, { n, DIFFERENT",
    "at most 1, at most 2, DIFFERENT",
    "-> open, -> stay, DIFFERENT",
    "open initial rest, open initial, DIFFERENT",
  })
  void tellsWhetherAChangeMatters(String from, String to, GraphComparison.Result result)
      throws InterruptedException {
    assertThat(MODEL).contains(from);
    assertThat(compare(MODEL, MODEL.replace(from, to), 10_000)).isEqualTo(result);
  }

  @Test
  void largeGraphsAreNotCompared() throws InterruptedException {
    assertThat(compare(MODEL, MODEL, 3)).isEqualTo(TOO_LARGE);
  }

  private static GraphComparison.Result compare(String one, String other, long statesMax)
      throws InterruptedException {
    return GraphComparison.compare(system(one), system(other), statesMax);
  }

  private static TransitionSystem system(String text) {
    var parsed = Parser.parse(new Source("blink.defib", text));
    Analysis analysis = Analyzer.analyze(List.of(parsed), ModelFinder.NONE);
    assertThat(analysis.hasErrors()).as(analysis.diagnostics().toString()).isFalse();
    Plan plan = Lowering.plan(analysis, analysis.specs().getFirst(), Map.of());
    return plan.environments().getLast().system();
  }
}
