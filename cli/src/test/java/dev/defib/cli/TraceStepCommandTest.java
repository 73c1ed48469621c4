package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved run on a real terminal, and without one. */
final class TraceStepCommandTest {
  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void decide() {
    bench = new Workbench(folder).lamp("a", "check dark never lamp.lit");
    assertThat(bench.run("check", "--json", "v.json").code()).isEqualTo(1);
  }

  @Test
  void withoutATerminalAnotherCommandIsProposed() {
    Workbench.Result result = bench.run("trace", "step", "v.json");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("needs a terminal", "`defib trace show v.json`");
  }

  @Test
  void aTerminalThatCannotMoveItsCursorIsNone() throws Exception {
    assertThat(onTerminal("dumb", "q", 3)).contains("needs a terminal");
  }

  @Test
  void aRunIsWalkedThroughOnATerminal() throws Exception {
    assertThat(onTerminal("xterm", "lwlamp.lit\rq", 0))
        .contains(
            "t.a_spec.dark", "initially", "lamp: dark -> lit", "a.defib:4", "watched", "true");
  }

  /** What a terminal of 80 by 24 shows while keys are pressed; the command must end with a code. */
  private String onTerminal(String type, String keys, int code) throws Exception {
    Peers.require("script");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String command =
        "stty rows 24 cols 80; '%s' -Xmx512m -Ddefib.terminals=out -cp '%s' %s trace step v.json"
            .formatted(java, System.getProperty("java.class.path"), Main.class.getName());
    var builder = new ProcessBuilder("script", "-q", "-e", "-c", command, "/dev/null");
    builder.environment().put("TERM", type);
    builder.environment().put("SHELL", "/bin/sh");
    Path shown = folder.resolve("shown");
    Process process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(shown.toFile())
            .start();
    try (var typed = process.outputWriter(StandardCharsets.UTF_8)) {
      typed.write(keys);
      typed.flush();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } catch (IOException _) {
      // It ended without reading its keys.
    } finally {
      process.destroy();
    }
    assertThat(process.exitValue()).as(bench.text("shown")).isEqualTo(code);
    return bench.text("shown");
  }
}
