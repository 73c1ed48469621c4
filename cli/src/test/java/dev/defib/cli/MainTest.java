package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).matches("defib \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void printsHelp() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: defib ");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void wrongUsageIsExitCode3() {
    assertThat(run("--no-such-option")).isEqualTo(3);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("--no-such-option");
  }

  @Test
  void noVerbIsExitCode3() {
    assertThat(run()).isEqualTo(3);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("no verb given");
  }

  private int run(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }
}
