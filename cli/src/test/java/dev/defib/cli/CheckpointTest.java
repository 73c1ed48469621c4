package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.VerdictDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --checkpoint} and {@code --resume} promise, to a killed process above all. */
final class CheckpointTest {
  private static final int KILLS = Integer.getInteger("checkpoint.kills", 3);
  private static final long SEED = Long.getLong("checkpoint.seed", System.nanoTime());

  /** 1,030,301 states in 301 levels. */
  private static final String COUNTING =
      """
      model t.counting

      process Counter {
        var a: 0..100 = 0
        var b: 0..100 = 0
        var c: 0..100 = 0
        state counting initial {
          when a < 100 { a += 1 } -> stay
          when b < 100 { b += 1 } -> stay
          when c < 100 { c += 1 } -> stay
        }
      }

      system Counting { counter: Counter }

      spec t.counting_spec for t.counting.Counting
      check not_there never counter.a == 90 and counter.b == 80 and counter.c == 70
      check bounded always counter.a + counter.b + counter.c <= 300
      """;

  /** The checks that single states settle; others are decided on the whole graph. */
  private static final String STATES = "not_there,bounded";

  @TempDir private Path folder;
  private Workbench bench;

  @BeforeEach
  void prepare() {
    bench = new Workbench(folder).file("counting.defib", COUNTING);
  }

  @Test
  void aKilledRunEndsLikeOneThatWasNot() throws Exception {
    Random random = new Random(SEED);
    String whole = run("check", "counting.defib", "--only", STATES, "--json", "-").out();
    Path checkpoint = folder.resolve("search");
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(resuming(checkpoint, "--checkpoint", "search"));
      if (!Files.exists(checkpoint)) {
        await(checkpoint, process);
      }
      process.waitFor(random.nextInt(2000), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    assertThat(checkpoint).exists();

    Workbench.Result resumed =
        run("check", "counting.defib", "--only", STATES, "--json", "-", "--resume", "search");

    assertThat(resumed.err()).as("seed " + SEED).isEmpty();
    assertThat(decided(resumed.out())).as("seed " + SEED).isEqualTo(decided(whole));
  }

  @Test
  void whatALimitEndedIsGoneOnWith() {
    String whole = run("check", "counting.defib", "--only", STATES, "--json", "-").out();

    Workbench.Result limited =
        run(
            "check",
            "counting.defib",
            "--only",
            STATES,
            "--checkpoint",
            "search",
            "--state-limit",
            "500000");
    assertThat(limited.code()).isEqualTo(4);
    assertThat(limited.err()).startsWith("defib: stored in `search`: ").contains(" states, ");
    Workbench.Result resumed =
        run("check", "counting.defib", "--only", STATES, "--json", "-", "--resume", "search");

    assertThat(decided(resumed.out())).isEqualTo(decided(whole));
    assertThat(resumed.code()).isEqualTo(1);
  }

  @Test
  void theSearchMustBeTheSame() {
    stop("counting.defib", "search");

    Workbench.Result fewer =
        run("check", "counting.defib", "--only", "bounded", "--resume", "search");
    assertThat(fewer.code()).isEqualTo(3);
    assertThat(fewer.err())
        .startsWith(
            "defib: no search of this run goes on from `search`: different are the checks asked");

    bench.file("counting.defib", COUNTING.replace("b < 100", "b < 99"));
    Workbench.Result other = run("check", "counting.defib", "--only", STATES, "--resume", "search");
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).contains("different are its model, parameters or faults");

    bench.lamp("a", "check good never lamp.lit");
    Workbench.Result another = run("check", "a.defib", "--only", "good", "--resume", "search");
    assertThat(another.err()).contains("it is of `t.counting.Counting`");
  }

  @Test
  void aCommentMayChange() {
    stop("counting.defib", "search");
    bench.file("counting.defib", COUNTING.replace("process", "// Counts.\nprocess"));

    assertThat(run("check", "counting.defib", "--only", STATES, "--resume", "search").err())
        .isEmpty();
  }

  @Test
  void otherSpecsAreDecidedAgain() {
    bench
        .lamp("a", "check good never lamp.lit")
        .file("b.defib", COUNTING.replace("t.counting", "t.b"));
    stop("b.defib", "search");

    Workbench.Result both =
        run(
            "check",
            "a.defib",
            "b.defib",
            "--only",
            "good," + STATES,
            "--resume",
            "search",
            "--checkpoint",
            "search");

    assertThat(both.code()).isEqualTo(1);
    assertThat(both.out()).contains("t.a_spec").contains("t.b_spec");
    assertThat(both.err()).doesNotContain("goes on from");
  }

  @Test
  void whatIsNoCheckpointIsRefusedBeforeAnythingRuns() throws IOException {
    stop("counting.defib", "search");
    byte[] sound = Files.readAllBytes(folder.resolve("search"));
    sound[sound.length / 2]++;
    Files.write(folder.resolve("damaged"), sound);

    assertRefused("damaged", "cannot resume from `damaged`: it is damaged");
    assertRefused("counting.defib", "it is no checkpoint of defib");
    assertRefused("nothing", "there is no such file or folder");
    assertThat(run("check", "counting.defib", "--only", STATES, "--checkpoint", "no/such").err())
        .contains("there is no folder `no`");
    assertThat(run("check", "counting.defib", "--only", STATES, "--checkpoint", "-").code())
        .isEqualTo(3);
  }

  @Test
  void saysThatNothingIsStoredOfAGraph() {
    bench.lamp("a", "check good always possible lamp.lit");

    Workbench.Result result = run("check", "a.defib", "--checkpoint", "search");

    assertThat(result.code()).isZero();
    assertThat(result.err())
        .isEqualTo(
            "defib: nothing was stored in `search`: checks that need the whole graph of states in"
                + " memory are not\n");
    assertThat(folder.resolve("search")).doesNotExist();
  }

  private void assertRefused(String file, String why) {
    Workbench.Result result = run("check", "counting.defib", "--only", STATES, "--resume", file);
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(why);
  }

  private void stop(String file, String checkpoint) {
    run("check", file, "--only", STATES, "--checkpoint", checkpoint, "--depth-limit", "40");
    assertThat(folder.resolve(checkpoint)).exists();
  }

  private Workbench.Result run(String... arguments) {
    return bench.run(with(List.of(arguments), "--progress", "none").toArray(String[]::new));
  }

  private static List<String> resuming(Path checkpoint, String... more) {
    List<String> arguments =
        with(
            List.of("check", "counting.defib", "--only", STATES, "--checkpoint-every", "20ms"),
            more);
    return Files.exists(checkpoint) ? with(arguments, "--resume", "search") : arguments;
  }

  private static List<String> with(List<String> arguments, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return all;
  }

  /** All of the checks but what differs from run to run. */
  private static List<List<Object>> decided(String json) {
    VerdictDocument document = Workbench.verdict(json);
    return document.specs().getFirst().checks().stream().map(CheckpointTest::outcome).toList();
  }

  private static List<Object> outcome(CheckEntry check) {
    return List.of(
        check.verdict(),
        check.states(),
        check.transitions(),
        check.depth(),
        String.valueOf(check.evidence()),
        String.valueOf(check.trace()));
  }

  private Process start(List<String> arguments) throws IOException {
    List<String> command =
        with(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()),
            arguments.toArray(String[]::new));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void await(Path file, Process process) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.exists(file) && process.isAlive()) {
      assertThat(System.nanoTime()).as("waiting for " + file).isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
