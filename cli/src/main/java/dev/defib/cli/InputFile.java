package dev.defib.cli;

import dev.defib.cli.host.Host;
import dev.defib.cli.host.Unreadable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file that the user named and that is no source. */
final class InputFile {
  private InputFile() {}

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

  private static UsageException cannot(String name, String why) {
    return new UsageException("cannot read `" + name + "`: " + why);
  }
}
