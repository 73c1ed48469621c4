package dev.defib.cli.host;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream of the process. When its reader has gone, as {@code head} does, what is still written is
 * dropped in silence: that is no failure.
 */
final class Output extends OutputStream {
  private final OutputStream target;
  private boolean readerGone;

  Output(OutputStream target) {
    this.target = target;
  }

  static Output of(FileDescriptor descriptor) {
    return new Output(new FileOutputStream(descriptor));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    if (readerGone) {
      return;
    }
    try {
      target.write(bytes, from, count);
    } catch (IOException e) {
      readerGone = isAboutReader(e);
      if (!readerGone) {
        throw e;
      }
    }
  }

  @Override
  public void flush() throws IOException {
    if (!readerGone) {
      target.flush();
    }
  }

  /** The systems have words of their own for it, and Java hands them on as text alone. */
  private static boolean isAboutReader(IOException problem) {
    String message = String.valueOf(problem.getMessage());
    return message.contains("Broken pipe") || message.contains("pipe is being closed");
  }
}
