package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.host.Host;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of a failure of Defib itself. */
final class DefectTest {
  @TempDir Path folder;

  private final StringWriter err = new StringWriter();

  @Test
  void aDefectIsOneParagraph() {
    assertThat(run(Map.of())).isEqualTo(6);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString())
        .contains("this is a defect of defib", "IllegalStateException: no input", "report it");
  }

  @Test
  void itsStackTraceIsForThoseWhoAsk() {
    assertThat(run(Map.of("DEFIB_DEBUG", "1"))).isEqualTo(6);
    assertThat(err.toString()).contains("\tat dev.defib.cli.");
  }

  @Test
  void resultsThatCannotBeDeliveredAreNoSuccess() {
    new Workbench(folder).lamp("a");
    var broken =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) throws java.io.IOException {
            throw new java.io.IOException("full");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    var host = host(Map.of(), Reader.nullReader(), broken);
    assertThat(Main.run(host, "info", "a.defib")).isEqualTo(3);
    assertThat(err.toString()).contains("standard output could not be written");
    new Workbench(folder).lamp("a", "check c (lamp.lit and lamp.dark) leads to lamp.lit");
    assertThat(Main.run(host, "check", "a.defib")).as("graver than vacuous").isEqualTo(3);
  }

  /** Provokes a failure in the middle of a command: reading what the user types. */
  private int run(Map<String, String> environment) {
    new Workbench(folder).lamp("a");
    var broken =
        new Reader() {
          @Override
          public int read(char[] text, int offset, int length) {
            throw new IllegalStateException("no input");
          }

          @Override
          public void close() {}
        };
    return Main.run(
        host(environment, broken, Writer.nullWriter()), "simulate", "a.defib", "--by-hand");
  }

  private Host host(Map<String, String> environment, Reader in, Writer out) {
    return new Host(
        folder,
        new BufferedReader(in),
        new PrintWriter(out),
        new PrintWriter(err),
        environment,
        false,
        false,
        Optional.empty());
  }
}
