package dev.defib.checker.explicit.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Where a search may put what does not fit into memory. */
@FunctionalInterface
public interface Scratch {
  /**
   * Opens a new empty file to write and read, which is deleted when the channel is closed.
   *
   * @throws IOException if there is no room, or none is allowed
   */
  FileChannel open() throws IOException;

  /** Files in the folder for temporary files. */
  static Scratch temporary() {
    return () ->
        FileChannel.open(
            Files.createTempFile("defib", ".states"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }
}
