package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A browser without a window. */
public final class Browser {
  private static final String PROGRAM = "chromium";

  private Browser() {}

  /**
   * What it makes of a page, once its scripts have run.
   *
   * @param folder for what the browser has to write
   */
  public static String dom(Path folder, String address) throws IOException, InterruptedException {
    Peers.require(PROGRAM);
    Path dom = folder.resolve("dom.html");
    Process browser =
        new ProcessBuilder(
                PROGRAM,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000",
                "--dump-dom",
                address)
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      browser.destroyForcibly();
    }
    return Files.readString(dom);
  }
}
