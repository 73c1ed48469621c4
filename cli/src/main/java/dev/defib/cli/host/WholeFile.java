package dev.defib.cli.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all: under another name first, then renamed. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes or replaces a file by a text in UTF-8. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes or replaces a file.
   *
   * <p>A link is followed; what is no plain file, such as {@code /dev/stdout}, is written to
   * directly: there is nothing to rename over.
   *
   * @throws IOException if it cannot be written; a former file is then as it was
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target)) {
      Files.write(target, bytes, StandardOpenOption.WRITE);
      return;
    }
    Path temporary = beside(target);
    try {
      Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Path beside(Path target) {
    String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    return target.resolveSibling(name);
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.isDirectory(to)) {
      throw new java.nio.file.FileSystemException(to.toString(), null, "it is a folder");
    }
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
