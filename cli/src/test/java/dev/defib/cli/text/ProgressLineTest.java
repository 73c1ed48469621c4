package dev.defib.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
  private final StringWriter err = new StringWriter();
  private final AtomicLong clock = new AtomicLong();

  @Test
  void aPlainLineComesEveryTenSeconds() {
    var progress = line(ProgressLine.Mode.PLAIN).of("a.b");
    for (int second = 1; second <= 25; second++) {
      clock.addAndGet(1_000_000_000L);
      progress.report("exploring", 1000L * second, 5, 3);
    }
    assertThat(err.toString().lines())
        .containsExactly(
            "a.b: exploring, 10,000 states (1,000/s), depth 3, 10 s",
            "a.b: exploring, 20,000 states (1,000/s), depth 3, 20 s");
  }

  @Test
  void aLiveLineFitsIntoATerminal() {
    ProgressLine line = line(ProgressLine.Mode.LIVE);
    Progress progress = line.of("a".repeat(100));
    clock.addAndGet(2_000_000_000L);
    progress.report("exploring", 9_000_000, 1, 7);
    assertThat(err.toString())
        .hasSize("\r\u001b[K".length() + 79)
        .endsWith("exploring, 9,000,000 states (4,500,000/s), depth 7, 2 s");
  }

  @Test
  void aLiveLineIsTakenAwayBeforeAnythingElseIsPrinted() {
    ProgressLine line = line(ProgressLine.Mode.LIVE);
    Progress progress = line.of("a.b");
    clock.addAndGet(250_000_000L);
    progress.report("exploring", 1, 1, 1);
    assertThat(err.toString()).contains("1 state (4/s), ").doesNotContain("\n");
    line.clear();
    assertThat(err.toString()).endsWith("\r\u001b[K");
  }

  @Test
  void noneMeansNone() {
    clock.addAndGet(Long.MAX_VALUE / 2);
    line(ProgressLine.Mode.NONE).of("a.b").report("exploring", 1, 1, 1);
    assertThat(err.toString()).isEmpty();
  }

  private ProgressLine line(ProgressLine.Mode mode) {
    return new ProgressLine(mode, new PrintWriter(err), clock::get);
  }
}
