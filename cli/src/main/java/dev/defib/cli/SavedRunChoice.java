package dev.defib.cli;

import dev.defib.cli.host.Host;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments by which a user names one saved run. */
final class SavedRunChoice {
  @Parameters(paramLabel = "FILE", description = "as written by check --json or simulate --save")
  private String file;

  @Option(
      names = "--check",
      paramLabel = "NAME",
      description = "the run of this check: its name, or spec.name")
  private Optional<String> check = Optional.empty();

  /** As typed. */
  String file() {
    return file;
  }

  /**
   * Reads it.
   *
   * @throws UsageException if there is no such run, or more than one
   */
  SavedRuns.Run read(Host host) throws UsageException {
    return SavedRuns.read(host, file).one(check);
  }
}
