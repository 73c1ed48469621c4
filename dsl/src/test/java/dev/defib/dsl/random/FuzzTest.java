package dev.defib.dsl.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random texts get diagnostics: never an exception, and never an endless wait. */
class FuzzTest {
  private static final long MILLIS_MAX = 5_000;

  @Test
  void parserAndAnalysisTakeAnyText() {
    Fuzz fuzz = new Fuzz(FuzzTest::analyze, MILLIS_MAX);
    assertThat(fuzz.run(Fuzz.count(4_000), List.of())).isEmpty();
  }

  @Test
  void threeOfTenMutationsGetPastTheParser() {
    long accepted =
        IntStream.range(0, 1_000)
            .mapToObj(seed -> Mutator.mutate(RandomModels.of(seed).text(), new Dice(seed)))
            .filter(
                text ->
                    Parser.parse(new Source("m", text)).diagnostics().stream()
                        .noneMatch(Diagnostic::isError))
            .count();
    assertThat(accepted).isBetween(300L, 900L);
  }

  @Test
  void aParserThatThrowsIsCaught() {
    Fuzz fuzz =
        new Fuzz(
            text -> {
              if (text.contains("lossy")) {
                throw new IllegalStateException("broken on purpose");
              }
            },
            MILLIS_MAX);
    assertThat(fuzz.run(1_000, List.of()))
        .hasValueSatisfying(f -> assertThat(f.text().strip()).isEqualTo("lossy"));
  }

  @Test
  void aParserThatRecursesForEverIsCaught() {
    Fuzz fuzz =
        new Fuzz(
            text -> {
              if (text.contains("window")) {
                depth(1);
              }
            },
            MILLIS_MAX);
    assertThat(fuzz.run(1_000, List.of()))
        .hasValueSatisfying(f -> assertThat(f.problem()).contains("StackOverflowError"));
  }

  @Test
  void aParserThatHangsIsCaught() {
    Fuzz fuzz =
        new Fuzz(
            text -> {
              while (text.contains("tumbling")) {
                Thread.onSpinWait();
                if (Thread.interrupted()) {
                  return;
                }
              }
            },
            200);
    assertThat(fuzz.run(1_000, List.of()))
        .hasValueSatisfying(f -> assertThat(f.problem()).contains("no end"));
  }

  private static void analyze(String text) {
    Parsed parsed = Parser.parse(new Source("fuzz.defib", text));
    Analyzer.analyze(List.of(parsed), ModelFinder.NONE);
  }

  private static int depth(int n) {
    return n == Integer.MAX_VALUE ? 0 : 1 + depth(n + 1);
  }
}
