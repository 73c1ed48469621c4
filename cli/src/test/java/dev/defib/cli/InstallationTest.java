package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.host.Host;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an installation says of itself, and tests in itself. */
final class InstallationTest {
  @TempDir Path folder;

  @Test
  void theLibraryIsDecidedByTwoEngines() {
    library("check lit possible lamp.lit");
    Workbench.Result result = run("self-test");
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out()).contains("ok      t.lamp_spec", "passed: 1 specs");
  }

  @Test
  void whatIsNotAsExpectedFails() {
    library("check lit never lamp.lit");
    Workbench.Result result = run("self-test");
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.out()).contains("FAILED  t.lamp_spec.lit is violated, not holds", "failed: ");
  }

  @Test
  void anErrorInTheLibraryFails() {
    library("check lit never lamp.lot");
    Workbench.Result result = run("self-test");
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.out()).contains("lamp.defib:");
  }

  @Test
  void withoutALibraryThereIsNothingToTest() {
    assertThat(new Workbench(folder).run("self-test").code()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish", "man"})
  void allVerbsAndOptionsAreInTheManual(String form) {
    String text = new Workbench(folder).run("manual", form).out();
    assertThat(text.replace("\\-", "-"))
        .contains("check", "mutate", "export", "time-limit", "min-score", "self-test")
        .doesNotContain("${DEFAULT", "${COMPLETION");
  }

  @Test
  void bashTakesTheCompletion() throws Exception {
    assertThat(accepted("bash", "manual.sh", "bash", "-n", "manual.sh")).isEmpty();
  }

  @Test
  void theManualHasNoWarnings() throws Exception {
    Peers.require("man");
    assertThat(
            accepted(
                "man",
                "defib.1",
                "man",
                "--warnings",
                "-E",
                "UTF-8",
                "-l",
                "-Tutf8",
                "-P",
                "true",
                "./defib.1"))
        .isEmpty();
  }

  /** What another tool has to complain of. */
  private String accepted(String form, String file, String... command) throws Exception {
    Workbench bench = new Workbench(folder);
    bench.file(file, bench.run("manual", form).out());
    Path said = folder.resolve("said.txt");
    Process tool =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(said.toFile())
            .start();
    assertThat(tool.waitFor()).isZero();
    return Files.readString(said);
  }

  private void library(String check) {
    String spec = "\nspec t.lamp_spec for t.lamp.Room\n" + check + "\n";
    new Workbench(folder).file("specs/tutorial/lamp.defib", Workbench.LAMP + spec);
  }

  private Workbench.Result run(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var host =
        new Host(
            folder.resolve("elsewhere"),
            new BufferedReader(new StringReader("")),
            new PrintWriter(out),
            new PrintWriter(err),
            Map.of(),
            false,
            false,
            Optional.of(folder));
    return new Workbench.Result(Main.run(host, args), out.toString(), err.toString());
  }
}
