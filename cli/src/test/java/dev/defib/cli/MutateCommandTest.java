package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.defib.cli.document.Json;
import dev.defib.cli.document.Schemas;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One guard that a check needs, one that never matters, an effect that no check looks at. */
final class MutateCommandTest {
  private static final String MODEL =
      """
      model t.counter

      process Counter {
        var n: 0..2 = 0
        var full = false
        state counting initial rest {
          lazy when n < 2 { n += 1 } -> counting
          lazy when n <= 2 { n = 0; full = true } -> counting
        }
      }
      process Bystander {
        state only initial rest { lazy when false -> only }
      }
      system Count { c: Counter }

      spec t.counts for t.counter.Count
      check two possible c.n == 2
      check again always possible c.n == 0
      """;

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void write() {
    bench = new Workbench(folder).file("counter.defib", MODEL);
  }

  @Test
  void tellsWhatNoCheckNotices() {
    Workbench.Result result = bench.run("mutate", "counter.defib");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "survived    counter.defib:8:31",
            "            Counter: drop the effect `full = true`",
            "t.counts  counter.defib",
            "     2  again",
            "     1  two",
            "score 75.0 %: 3 noticed, 1 survived, 0 undecided; not counted: 1 equivalent, 0"
                + " malformed");
  }

  @Test
  void theDocumentHasTheFateOfEachMutant() throws Exception {
    String json = bench.run("mutate", "counter.defib", "--json", "-").out();
    Schemas.assertMutation(json);
    JsonNode mutants = Json.tree(json).path("mutants");
    assertThat(mutants)
        .extracting(m -> m.path("change").asText() + ": " + m.path("fate").asText())
        .containsExactly(
            "drop the guard `n < 2`: noticed",
            "drop the effect `n += 1`: noticed",
            "drop the guard `n <= 2`: equivalent",
            "drop the effect `n = 0`: noticed",
            "drop the effect `full = true`: survived");
    assertThat(mutants.path(0).path("check").asText()).isEqualTo("again");
    assertThat(mutants.path(0).path("reason").asText()).isEqualTo("violated, not holds");
    assertThat(mutants.path(4).path("place").path("line").asInt()).isEqualTo(8);
  }

  @Test
  void aScoreBelowTheLeastFails() {
    assertThat(bench.run("mutate", "--min-score", "75").code()).isZero();
    assertThat(bench.run("mutate", "--min-score", "75.1").code()).isEqualTo(1);
    assertThat(bench.run("mutate", "--min-score", "101").code()).isEqualTo(3);
    assertThat(bench.run("mutate", "--min-score", "NaN").code()).isEqualTo(3);
  }

  @Test
  void onlyTheChecksNamedAreAsked() {
    Workbench.Result result = bench.run("mutate", "--only", "two", "--verbose");
    assertThat(result.out())
        .contains(
            "undecided   counter.defib:7:15: errors of the system left `two` undecided",
            "score at least 25.0 %");
    assertThat(result.code()).isEqualTo(4);
    Workbench.Result misspelt = bench.run("mutate", "--only", "twoo");
    assertThat(misspelt.code()).isEqualTo(3);
    assertThat(misspelt.err()).contains("did you mean `two`?");
  }

  @Test
  void withoutTimeNothingIsDecided() {
    Workbench.Result result = bench.run("mutate", "--time-limit", "0s");
    assertThat(result.out()).contains("score at least 0.0 %: 0 noticed, 0 survived, 5 undecided");
    assertThat(result.code()).isEqualTo(4);
  }

  /** Nobody knows what a check would notice that is undecided for the original. */
  @Test
  void whatTheOriginalLeavesOpenIsNoSurvivor() {
    Workbench.Result result = bench.run("mutate", "--state-limit", "1", "--verbose");
    assertThat(result.out())
        .contains("` is undecided for the original", " 0 survived")
        .contains("score at least");
    assertThat(result.code()).isEqualTo(4);
    assertThat(bench.run("mutate", "--state-limit", "1", "--min-score", "90").code()).isEqualTo(4);
  }

  /** A gate that nothing goes through is not passed. */
  @Test
  void aScoreOfNothingIsVacuous() {
    String still =
        """
        model t.still
        process Rock { state lying initial rest { } }
        system Field { rock: Rock }
        spec t.lies for t.still.Field
        check there possible rock.lying
        """;
    bench.file("counter.defib", still);
    assertThat(bench.run("mutate").code()).isZero();
    assertThat(bench.run("mutate", "--min-score", "90").code()).isEqualTo(5);
  }

  @Test
  void aMutantIsHeldAgainstAllSpecs() {
    bench.file("more.defib", "spec t.more for t.counter.Count\ncheck full possible c.full\n");
    assertThat(bench.run("mutate").out())
        .contains("t.more  more.defib\n     1  full", "score 100.0 %: 4 noticed");
  }

  @Test
  void aBrokenModelIsRefused() {
    bench.file("counter.defib", MODEL.replace("n = 0;", "m = 0;"));
    Workbench.Result result = bench.run("mutate");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("`m`");
  }
}
