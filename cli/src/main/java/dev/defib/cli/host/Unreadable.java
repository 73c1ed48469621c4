package dev.defib.cli.host;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in a clause why a file cannot be read or written. */
public final class Unreadable {
  private Unreadable() {}

  public static String why(IOException problem) {
    return switch (problem) {
      case NoSuchFileException _ -> "there is no such file or folder";
      case AccessDeniedException _ -> "permission is denied";
      case NotDirectoryException _ -> "part of its path is no folder";
      case DirectoryNotEmptyException _ -> "it is a folder";
      case FileSystemException known when known.getReason() != null -> known.getReason();
      default -> {
        String message = problem.getMessage();
        yield message == null ? problem.getClass().getSimpleName() : message;
      }
    };
  }
}
