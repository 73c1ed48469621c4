package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.VerdictDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals are for processes, so this runs the command in one of its own. */
final class InterruptTest {
  /** More states than any machine will see in the time that this test takes. */
  private static final String ENDLESS =
      """
      model t.endless

      process Counter {
        var a: 0..1000000 = 0
        var b: 0..1000000 = 0
        state counting initial {
          when a < 1000000 { a += 1 } -> stay
          when b < 1000000 { b += 1 } -> stay
        }
      }

      system Counting { counter: Counter }

      spec t.endless_spec for t.endless.Counting
      check never_there never counter.a == 1000000
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void whatWasDecidedIsReported(String signal, int code) throws Exception {
    Workbench bench = new Workbench(folder);
    bench.lamp("a", "check good always possible lamp.lit").file("b.defib", ENDLESS);
    Process process =
        start(
            "check",
            "--json",
            "out.json",
            "--junit",
            "out.xml",
            "--sarif",
            "out.sarif",
            "--summary",
            "out.md",
            "--progress",
            "none");
    waitFor(folder.resolve("stdout"), "t.a_spec");

    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
    VerdictDocument document = Workbench.verdict(bench.text("out.json"));
    assertThat(document.exitCode()).isEqualTo(code);
    assertThat(document.specs().get(0).checks()).allMatch(CheckEntry::asExpected);
    assertThat(document.specs().get(1).checks())
        .allMatch(check -> check.verdict() == Outcome.UNDECIDED)
        .allMatch(check -> "interrupted".equals(check.reason()));
    OutcomeTest.assertTrouble(bench, code);
    assertThat(bench.text("stdout")).contains("interrupted");
    assertThat(bench.text("stderr")).doesNotContain("Exception").doesNotContain("defect");
  }

  private Process start(String... arguments) throws IOException {
    var command =
        new java.util.ArrayList<>(
            java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(java.util.List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("stdout").toFile())
        .redirectError(folder.resolve("stderr").toFile())
        .start();
  }

  private static void waitFor(Path file, String text) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.readString(file).contains(text)) {
      assertThat(System.nanoTime()).as("waiting for " + text).isLessThan(deadline);
      Thread.sleep(50);
    }
  }
}
