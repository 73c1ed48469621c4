package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Programs that are not ours. A test that needs one which is not installed is skipped, unless
 * {@code DEFIB_REQUIRE_PEERS} is set: then it fails.
 */
public final class Peers {
  private Peers() {}

  public static void require(String program) {
    boolean installed =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (System.getenv("DEFIB_REQUIRE_PEERS") != null) {
      assertThat(installed).as("%s is installed", program).isTrue();
    }
    assumeTrue(installed, program + " is not installed");
  }

  /** What a program that is well pleased prints, errors among it. */
  static String run(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.outputWriter().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }
}
