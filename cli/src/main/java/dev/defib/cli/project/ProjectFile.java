package dev.defib.cli.project;

import dev.defib.cli.host.Host;
import dev.defib.cli.host.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds and reads {@code defib.toml}: that of the current folder, or else of the nearest folder
 * above. Where there is none, nothing that knows TOML is loaded.
 */
public final class ProjectFile {
  public static final String NAME = "defib.toml";

  private ProjectFile() {}

  /** The file cannot be read or understood; the message, for the user, has all that is wrong. */
  public static final class WrongException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongException(List<String> complaints) {
      super(String.join("\n", complaints));
    }
  }

  /**
   * The settings of the project.
   *
   * @param profile the name of the profile asked for
   * @throws WrongException also if there is no such profile
   */
  public static Settings settings(Host host, Optional<String> profile) throws WrongException {
    Optional<Path> file = find(host);
    if (file.isEmpty()) {
      if (profile.isPresent()) {
        throw new WrongException(
            List.of("there is no " + NAME + " that could have a profile `" + profile.get() + "`"));
      }
      return Settings.NONE;
    }
    String name = host.show(file.get());
    try {
      return new TomlSettings(name, Files.readString(file.get())).read(file.get(), profile);
    } catch (IOException e) {
      throw new WrongException(List.of("cannot read `" + name + "`: " + Unreadable.why(e)));
    }
  }

  private static Optional<Path> find(Host host) {
    for (Path folder = host.folder(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(NAME);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
