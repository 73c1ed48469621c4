package dev.defib.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Model RING = model("bench.ring_checks", 1000);
  private static final Model TOKEN = model("bench.token_checks", 500);

  /** A tool that is never run. */
  private record Named(String name, boolean isReduced) implements Tool {
    @Override
    public String describe() {
      return "run " + name;
    }

    @Override
    public Optional<Ready> prepare(Model model) {
      return Optional.empty();
    }
  }

  @Test
  void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
    assertThat(Statistics.median(List.of(5, 1, 9))).isEqualTo(5);
    assertThat(Statistics.median(List.of(4, 1, 9, 2))).isEqualTo(3);
    assertThat(Statistics.median(List.<Integer>of())).isNaN();
  }

  @Test
  void aRatioIsThatOfTheMediansOfTime() {
    Comparison.Row row = row(RING, List.of(2.0, 1.0, 40.0), List.of(9.0, 8.0, 1.0));

    assertThat(row.ratio()).isEqualTo(4);
    assertThat(Comparison.statesPerSecond(row, row.ours())).isEqualTo(500);
    assertThat(Comparison.bytesPerState(row, row.peer())).isEqualTo(3000);
  }

  @Test
  void theTableShowsTheWorstBesideTheMedian() {
    Comparison comparison =
        comparison(
            false,
            row(RING, List.of(1.0), List.of(6.0)),
            row(TOKEN, List.of(1.0), List.of(3.5)),
            row(model("bench.arbiter_checks", 10), List.of(1.0), List.of(9.0)));

    assertThat(Table.of(comparison))
        .startsWith("defib against other\n  ours: run defib\n  peer: run other\n")
        .contains("  ring      1,000    40     1.00    6.00   6.00       1,000        167  ")
        .endsWith("  median ratio 6.00, worst 3.50 (token)\n");
  }

  @Test
  void aTableWithoutRowsSaysSo() {
    assertThat(Table.of(comparison(false))).endsWith("  nothing was compared\n");
  }

  @Test
  void otherStatesAreAMismatchUnlessTheToolMayLeaveSomeOut() {
    Sample wrong = new Sample(1, 1, 999);
    Comparison.Row row = new Comparison.Row(RING, 0, List.of(sample(RING, 1)), List.of(wrong));

    assertThat(comparison(false, row).mismatches())
        .containsExactly("ring: other finds 999 states in place of 1,000");
    assertThat(comparison(true, row).mismatches()).isEmpty();
  }

  @Test
  void theDocumentHasEverySample() {
    Comparison comparison = comparison(false, row(RING, List.of(1.0, 2.0), List.of(6.0, 3.0)));

    assertThat(Json.of(Document.of(Map.of("load", "0 \"1\""), List.of(comparison), List.of("e"))))
        .contains(
            "\"schema\" : \"defib.bench/1\"",
            "\"load\" : \"0 \\\"1\\\"\"",
            "\"medianRatio\" : 3.0",
            "\"worstModel\" : \"ring\"",
            "\"medianSeconds\" : 1.5",
            "\"errors\" : [\n    \"e\"\n  ]");
  }

  private static Comparison comparison(boolean peerIsReduced, Comparison.Row... rows) {
    return new Comparison(
        "defib against other",
        new Named("defib", false),
        new Named("other", peerIsReduced),
        List.of(rows));
  }

  private static Comparison.Row row(Model model, List<Double> ours, List<Double> peer) {
    return new Comparison.Row(
        model,
        0.5,
        ours.stream().map(seconds -> sample(model, seconds)).toList(),
        peer.stream().map(seconds -> sample(model, seconds)).toList());
  }

  private static Sample sample(Model model, double seconds) {
    return new Sample(seconds, 3_000_000, model.states());
  }

  private static Model model(String spec, long states) {
    return new Model(spec, "file.defib", "check", states, 40, Optional.empty());
  }
}
