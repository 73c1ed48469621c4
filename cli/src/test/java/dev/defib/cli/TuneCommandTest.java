package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.document.Json;
import dev.defib.cli.document.TuneDocument;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that takes work ticks, and somebody who waits for it for patience ticks. */
final class TuneCommandTest {
  private static final String JOB =
      """
      model t.job
      process Waiter(work: int, patience: int) {
        state working initial {
          after work -> done
          after patience -> gone
        }
        state done rest { }
        state gone rest { }
      }
      system Job(work: int = 2, patience: int = 3) {
        w: Waiter(work, patience)
      }
      spec t.job_s for t.job.Job
      check finished
        always not w.gone
      measure time
        worst ticks from w.working to w.done or w.gone
      tune both
        work in 1..3, patience in 1..3
        so that finished
        minimizing time, patience
      """;

  @TempDir Path folder;

  /** Waiting must be longer than the work; of these 1 and 2 is best in both. */
  @Test
  void tellsWhichAreSafeAndBest() {
    Workbench.Result result = new Workbench(folder).file("a.defib", JOB).run("tune");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("3 of 9 valuations satisfy finished")
        .contains("    1  . * +\n    2  . . +\n    3  . . .\n");
    assertThat(result.out().lines().filter(line -> line.contains("as chosen")).toList())
        .singleElement()
        .asString()
        .startsWith("  2     3");
  }

  /** One plain check for each valuation says the same. */
  @Test
  void agreesWithPlainChecks() throws Exception {
    Workbench bench = new Workbench(folder).file("a.defib", JOB);
    TuneDocument found = Json.read(bench.run("tune", "--json", "-").out(), TuneDocument.class);
    assertThat(found.schema()).isEqualTo(TuneDocument.SCHEMA);
    for (TuneDocument.Point point : found.tunes().getFirst().points()) {
      int code =
          bench
              .run(
                  "check",
                  "--only",
                  "finished",
                  "--set",
                  "work=" + point.values().get(0),
                  "--set",
                  "patience=" + point.values().get(1))
              .code();
      assertThat(point.verdict() == TuneDocument.Verdict.SAFE)
          .as(point.values().toString())
          .isEqualTo(code == 0);
    }
  }

  @Test
  void showsWhyANeighbourIsRejected() {
    Workbench bench = new Workbench(folder).file("a.defib", JOB);
    assertThat(bench.run("tune", "--trace").out()).contains("w: working -> gone");
    assertThat(bench.run("tune", "--only", "nothing").code()).isEqualTo(3);
  }
}
