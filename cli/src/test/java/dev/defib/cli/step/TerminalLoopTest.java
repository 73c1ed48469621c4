package dev.defib.cli.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.text.Style;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys as bytes, and a terminal that is none. */
@Timeout(60)
final class TerminalLoopTest {
  @TempDir Path folder;

  @Test
  void keysAreReadAndTheScreenIsDrawn() throws IOException {
    var stepper = new Stepper(new Ward(folder).recording());
    String drawn = run(stepper, "xterm", "l \u001bOCh" + "wdrv.busx\u007fy\r" + "q");
    assertThat(stepper.position()).isEqualTo(2);
    assertThat(stepper.watches())
        .singleElement()
        .satisfies(watch -> assertThat(watch.expression()).isEqualTo("drv.busy"));
    assertThat(stepper.hasLeft()).isTrue();
    assertThat(drawn).contains("t.ward_heals.back", "fault: crash(drv)", "watched");
  }

  @Test
  void theTerminalIsLeftAsItWas() throws IOException {
    assertThat(run(new Stepper(new Ward(folder).recording()), "xterm", "q"))
        .containsSubsequence("\u001b[?1049h", "initially", "\u001b[?1049l")
        .doesNotContainPattern("1049l.*initially");
  }

  @Test
  void theEndOfTheInputLeaves() throws IOException {
    var stepper = new Stepper(new Ward(folder).recording());
    run(stepper, "xterm", "lw");
    assertThat(stepper.position()).isEqualTo(1);
    assertThat(stepper.hasLeft()).isFalse();
  }

  @Test
  void aResizeDrawsAnew() throws Exception {
    var stepper = new Stepper(new Ward(folder).recording());
    var out = new ByteArrayOutputStream();
    try (var keys = new PipedOutputStream();
        var terminal = terminal("xterm", new PipedInputStream(keys), out);
        var runner = Executors.newSingleThreadExecutor()) {
      Future<Boolean> run = runner.submit(() -> TerminalLoop.run(terminal, stepper, Style.PLAIN));
      waitFor(out, "initially");
      terminal.setSize(new Size(30, 10));
      terminal.raise(Terminal.Signal.WINCH);
      waitFor(out, "needs a screen of 40 by 12");
      keys.write('q');
      keys.flush();
      assertThat(run.get()).isTrue();
    }
  }

  private static void waitFor(ByteArrayOutputStream out, String text) throws InterruptedException {
    while (!out.toString(StandardCharsets.UTF_8).contains(text)) {
      Thread.sleep(10);
    }
  }

  @Test
  void aTerminalWithoutACursorIsRefused() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var terminal = terminal("dumb", "", out)) {
      var stepper = new Stepper(new Ward(folder).recording());
      assertThat(TerminalLoop.run(terminal, stepper, Style.PLAIN)).isFalse();
    }
    assertThat(out.size()).isZero();
  }

  private static String run(Stepper stepper, String type, String keys) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var terminal = terminal(type, keys, out)) {
      Attributes before = terminal.getAttributes();
      assertThat(TerminalLoop.run(terminal, stepper, Style.COLORED)).isTrue();
      assertThat(terminal.getAttributes().toString()).isEqualTo(before.toString());
    }
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  private static ExternalTerminal terminal(String type, String keys, ByteArrayOutputStream out)
      throws IOException {
    return terminal(type, new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)), out);
  }

  private static ExternalTerminal terminal(String type, InputStream keys, ByteArrayOutputStream out)
      throws IOException {
    var terminal = new ExternalTerminal("test", type, keys, out, StandardCharsets.UTF_8);
    terminal.setSize(new Size(80, 24));
    return terminal;
  }
}
