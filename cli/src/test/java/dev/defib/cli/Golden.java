package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts kept in files that a person has read; {@code -Dgolden.update=true} writes them anew. */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/dev/defib/cli/golden");

  private Golden() {}

  /** Compares a text with the file; figures of time and memory are masked. */
  public static void assertSame(String name, String text) {
    String masked = mask(text);
    Path file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, masked);
      }
      assertThat(masked).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes out what differs from run to run. */
  public static String mask(String text) {
    return text.replaceAll("(?m)^( *time ).*$", "$1...")
        .replaceAll("(?m)   *[0-9.]+ s(?=$| +\\()", "  ... s")
        .replaceAll("(\"seconds\" : )[0-9.]+", "$10.0")
        .replaceAll("(\"peakMemoryBytes\" : )\\d+", "$10")
        .replaceAll("(\"version\" : \")[^\"]*", "$1X")
        .replace(System.lineSeparator(), "\n");
  }
}
