package dev.defib.cli;

import dev.defib.cli.host.Host;
import dev.defib.cli.project.ProjectFile;
import dev.defib.cli.project.Settings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a project's {@code defib.toml} says, and the option that chooses among its profiles. */
final class ProjectOptions {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "take the limits of this profile of defib.toml")
  private Optional<String> profile = Optional.empty();

  /** The settings of the project around the current folder. */
  Settings settings(Host host) throws UsageException {
    try {
      return ProjectFile.settings(host, profile);
    } catch (ProjectFile.WrongException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
