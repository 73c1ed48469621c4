package dev.defib.cli.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class OutputTest {
  @Test
  void aReaderThatHasGoneIsNoFailure() {
    assertThat(failed("Broken pipe")).isFalse();
  }

  @Test
  void aFullDiskIs() {
    assertThat(failed("No space left on device")).isTrue();
  }

  private static boolean failed(String why) {
    var target =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(why);
          }
        };
    var writer = new PrintWriter(new Output(target), false, StandardCharsets.UTF_8);
    writer.print("text");
    return writer.checkError();
  }
}
