package dev.defib.cli.sources;

import dev.defib.cli.host.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which files the user means: those named, and all of ours below the folders named. */
public final class SpecFiles {
  public static final String SUFFIX = ".defib";

  private SpecFiles() {}

  /**
   * The files in the order of the arguments, those of a folder in the order of their names; each
   * once.
   *
   * @param arguments files and folders; none means the current folder
   */
  public static List<Path> find(Host host, List<String> arguments) {
    Set<Path> files = new LinkedHashSet<>();
    for (String argument : arguments.isEmpty() ? List.of(".") : arguments) {
      Path path = host.resolve(argument);
      if (Files.isDirectory(path) && !argument.endsWith(SUFFIX)) {
        files.addAll(below(path));
      } else {
        files.add(path);
      }
    }
    return List.copyOf(files);
  }

  private static List<Path> below(Path folder) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              boolean hidden = !path.equals(folder) && name(path).startsWith(".");
              return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              if (name(path).endsWith(SUFFIX)) {
                found.add(path);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException problem) {
              // A folder that cannot be listed becomes a file that cannot be read: it is reported.
              found.add(path);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(null);
    return found;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
