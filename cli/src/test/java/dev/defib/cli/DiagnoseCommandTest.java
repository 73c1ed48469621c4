package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.document.DiagnosisDocument;
import dev.defib.cli.document.Json;
import dev.defib.cli.document.Schemas;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The heartbeat of the library: a ping every 2 ticks, and work of up to 4 ticks. */
final class DiagnoseCommandTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String FILE = "specs/heartbeat/heartbeat.defib";

  private static Workbench.Result diagnose(String... more) {
    String[] arguments = new String[2 + more.length];
    arguments[0] = "diagnose";
    arguments[1] = FILE;
    System.arraycopy(more, 0, arguments, 2, more.length);
    return new Workbench(ROOT).run(arguments);
  }

  /**
   * A hang just after an answer is pinged after 2 ticks, and noticed 2 ticks later for each miss.
   */
  @Test
  void theCurveIsAsWorkedOutByHand() {
    Workbench.Result result =
        diagnose("--spec", "heartbeat.right", "--of", "drv", "--vary", "deadline=1..5");
    assertThat(result.code()).isZero();
    assertThat(result.out().lines().map(l -> l.replaceAll(" +", " ").replaceAll("#+", "#")))
        .contains(
            " 1 # 4 ticks after 4 ticks",
            " 2 # 6 ticks after 6 ticks",
            " 3 # 8 ticks never",
            " 4 # 10 ticks never",
            " 5 # 12 ticks never")
        .contains(
            "deadline = 3 is the least that notices every hang and kills nobody who works; it");
  }

  @Test
  void whereNoneIsRightTwoRunsLookAlike() {
    Workbench.Result result =
        diagnose("--spec", "heartbeat.right", "--of", "drv", "--vary", "deadline=1..2");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("With deadline = 2, nobody can tell these two runs apart")
        .contains("            x  fault: hang(drv)")
        .contains("     x         drv: ready -> busy");
    assertThat(result.out().lines().filter(l -> l.equals("     x      x  tick")).count())
        .isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({"1..2, 1, 2, true", "2..3, 0, 2, false", "2..3 --state-limit=20, 4, 2, false"})
  void theDocumentHasTheSame(String options, int code, int rows, boolean twins) throws Exception {
    String arguments = "--spec heartbeat.right --of drv --json - --vary deadline=" + options;
    Workbench.Result result = diagnose(arguments.split(" ", -1));
    Schemas.assertDiagnosis(result.out());
    DiagnosisDocument document = Json.read(result.out(), DiagnosisDocument.class);
    assertThat(document.rows()).hasSize(rows);
    assertThat(document.twins() != null).isEqualTo(twins);
    assertThat(document.isOpen()).isEqualTo(code == 4);
    assertThat(document.exitCode()).isEqualTo(code).isEqualTo(result.code());
    assertThat(document.parameters()).doesNotContainKey("deadline");
  }

  @Test
  void whatIsNotAskedIsNeverNoticed() {
    Workbench.Result result =
        diagnose("--spec", "heartbeat.wrong_thing", "--of", "worker", "--vary", "deadline=1..3");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out().lines().filter(l -> l.contains("?") && l.contains("never")).count())
        .isEqualTo(3);
  }

  /** A search that a limit ends says nothing of hangs, and nothing of the healthy. */
  @Test
  void whatALimitLeavesOpenIsNotDrawn() {
    for (String limit : new String[] {"--state-limit=20", "--time-limit=0s"}) {
      Workbench.Result result =
          diagnose("--spec", "heartbeat.right", "--of", "drv", "--vary", "deadline=3..4", limit);
      assertThat(result.code()).isEqualTo(4);
      assertThat(result.out())
          .contains("  3  undecided: ", "Some values are undecided", "healthy is none.")
          .doesNotContain("never");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--vary deadline=3..1 --of drv | 3 | --vary wants a range",
        "--vary deadline --of drv | 3 | --vary wants a range",
        "--vary patience=1..2 --of drv | 2 | has no parameter `patience`",
        "--vary deadline=1..2 --of dvr | 2 | did you mean `drv`?",
        "--vary deadline=1..2 | 3 | Missing required option",
      })
  void misuseIsExplained(String options, int code, String told) {
    Workbench.Result result = diagnose(("--spec heartbeat.right " + options).split(" "));
    assertThat(result.err()).contains(told);
    assertThat(result.code()).isEqualTo(code);
  }
}
