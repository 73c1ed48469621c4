package dev.defib.cli;

import dev.defib.cli.host.Host;
import dev.defib.cli.host.Unreadable;
import dev.defib.cli.sources.SpecFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files that are not there to be resolved. */
final class InputFile {
  private InputFile() {}

  /** The text of a file that the user named. */
  static String read(Host host, String name) throws UsageException {
    Path path = host.resolve(name);
    try {
      if (Files.isDirectory(path)) {
        throw cannot(name, "it is a folder");
      }
      return Files.readString(path);
    } catch (CharacterCodingException _) {
      throw cannot(name, "it is not UTF-8 text");
    } catch (IOException e) {
      throw cannot(name, Unreadable.why(e));
    }
  }

  /** The text of a source that a document names, if it is there to be shown. */
  static Optional<String> source(Host host, String name) {
    try {
      return name.endsWith(SpecFiles.SUFFIX)
          ? Optional.of(Files.readString(host.resolve(name)))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static UsageException cannot(String name, String why) {
    return new UsageException("cannot read `" + name + "`: " + why);
  }
}
