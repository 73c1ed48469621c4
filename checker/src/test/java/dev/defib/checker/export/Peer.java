package dev.defib.checker.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs that are not ours and judge what is. A test that needs one which is not installed is
 * skipped, unless {@code DEFIB_REQUIRE_PEERS} is set: then it fails.
 */
public final class Peer {
  private Peer() {}

  public static void require(String... programs) {
    List<String> missing = new ArrayList<>(List.of(programs));
    missing.removeIf(Peer::isInstalled);
    if (System.getenv("DEFIB_REQUIRE_PEERS") != null) {
      assertThat(missing).as("programs that are not installed").isEmpty();
    }
    assumeTrue(missing.isEmpty(), () -> "not installed: " + missing);
  }

  public static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** What a program printed, both streams together, and how it ended. */
  public record Outcome(int exitCode, String output) {
    public Outcome orFail() {
      assertThat(exitCode).as(output).isZero();
      return this;
    }
  }

  /** A program did not end in the time that it was given. */
  public static final class TookTooLongException extends IOException {
    private static final long serialVersionUID = 1;

    TookTooLongException(String message) {
      super(message);
    }
  }

  public static Outcome run(Path folder, long seconds, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new TookTooLongException(command.getFirst() + " took longer than " + seconds + " s");
      }
      return new Outcome(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
