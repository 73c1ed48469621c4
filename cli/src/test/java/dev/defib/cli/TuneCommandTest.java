package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.document.Json;
import dev.defib.cli.document.Schemas;
import dev.defib.cli.document.TuneDocument;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static TuneDocument document(String json) throws Json.MalformedException {
    Schemas.assertTune(json);
    return Json.read(json, TuneDocument.class);
  }

  /** One plain check for each valuation says the same. */
  @Test
  void agreesWithPlainChecks() throws Exception {
    Workbench bench = new Workbench(folder).file("a.defib", JOB);
    TuneDocument found = document(bench.run("tune", "--json", "-").out());
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

  /** The limit keeps every valuation from being decided: none is safe, best, or rejected. */
  @Test
  void whatALimitLeavesOpenIsNeitherSafeNorBest() throws Exception {
    Workbench bench = new Workbench(folder).file("a.defib", JOB);
    for (String limit : new String[] {"--state-limit=1", "--time-limit=0s"}) {
      Workbench.Result result = bench.run("tune", limit);
      assertThat(result.code()).isEqualTo(4);
      assertThat(result.out())
          .contains("0 of 9 valuations satisfy finished", "9 valuations are not known")
          .contains("undecided  undecided")
          .doesNotContain("no bound", "best ");
    }
  }

  /**
   * The check is decided, the figure is not: its search is larger. Such a valuation is safe, but
   * nobody can tell how good it is, nor whether another is better.
   */
  @Test
  void aFigureThatIsUndecidedIsNoBound() throws Exception {
    String text =
        JOB.replace(
                "worst ticks from w.working", "under crash(w) at most 1 worst ticks from w.working")
            .replace("process Waiter", "driver Waiter")
            .replace("always not w.gone", "possible w.done");
    Workbench bench = new Workbench(folder).file("a.defib", text);
    Workbench.Result result = bench.run("tune", "--state-limit", "5", "--json", "out.json");
    assertThat(result.code()).isEqualTo(4);
    TuneDocument found = document(bench.text("out.json"));
    assertThat(found.tunes().getFirst().points())
        .anyMatch(point -> point.verdict() == TuneDocument.Verdict.SAFE && !point.isKnown())
        .filteredOn(point -> !point.isKnown())
        .noneMatch(TuneDocument.Point::front);
  }

  /** What is never begun has no figure, which is not the same as to take for ever. */
  @Test
  void aFigureThatNeverBeginsIsVacuous() {
    String text = JOB.replace("worst ticks from w.working", "worst ticks from dead(w)");
    Workbench bench = new Workbench(folder).file("a.defib", text);
    Workbench.Result result = bench.run("tune");
    assertThat(result.out()).contains("vacuous").doesNotContain("no bound");
    assertThat(result.code()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "work in 3..1, patience in 1..3 | gives a parameter no value",
        "work in 1..1000, patience in 1..1000 | more than 100000 valuations",
        "work in 1..999999999, patience in 1..3 | more than 100000 valuations",
      })
  void rangesOfNothingOrOfTooMuchAreRefused(String ranges, String complaint) {
    String text = JOB.replace("work in 1..3, patience in 1..3", ranges);
    Workbench.Result result = new Workbench(folder).file("a.defib", text).run("tune");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains(complaint);
  }

  @Test
  void whatIsWrongWithEachValuationIsToldOnce() {
    String text =
        JOB.replace("state working", "ghost var left: 0..work = 2\n  state working")
            .replace("work in 1..3", "work in {1}");
    Workbench.Result result = new Workbench(folder).file("a.defib", text).run("tune");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines()).hasSize(1).first().asString().contains("0..1");
    assertThat(result.out()).contains("0 of 3 valuations satisfy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--set | nothing=1 | 2 | has no parameter `nothing`",
        "--set | work=much | 2 | `much` is no value for the parameter `work`",
        "--only | bothh | 3 | did you mean `both`?",
      })
  void whatMakesNoSenseIsRefused(String option, String value, int code, String complaint) {
    Workbench bench = new Workbench(folder).file("a.defib", JOB);
    Workbench.Result result = bench.run("tune", option, value);
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.err()).contains(complaint);
    assertThat(result.out()).isEmpty();
  }
}
