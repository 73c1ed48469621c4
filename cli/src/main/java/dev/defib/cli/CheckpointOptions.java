package dev.defib.cli;

import dev.defib.checker.explicit.Checkpoints;
import dev.defib.checker.explicit.store.UnusableCheckpointException;
import dev.defib.cli.document.Version;
import dev.defib.cli.host.Host;
import dev.defib.cli.host.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which a long search is stored and gone on with. */
final class CheckpointOptions {
  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "store the search in progress now and then, and when a limit ends it")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--checkpoint-every",
      paramLabel = "TIME",
      converter = Quantities.Time.class,
      defaultValue = "1s",
      description =
          "time between two checkpoints, or more if they would take over a tenth of the run"
              + " (default: ${DEFAULT-VALUE})")
  private Duration every;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description = "go on with the search stored there; limits may be others than before")
  private Optional<String> source = Optional.empty();

  /**
   * What the options ask for.
   *
   * @throws UsageException if a file cannot be written, or is no checkpoint to go on with
   */
  CheckpointPlan plan(Host host) throws UsageException {
    Checkpoints checkpoints = new Checkpoints(Version.number(), target(host), every.toNanos());
    if (source.isPresent()) {
      resume(checkpoints, host, source.get());
    }
    return new CheckpointPlan(checkpoints, target, source);
  }

  private Optional<Path> target(Host host) throws UsageException {
    if (target.isEmpty()) {
      return Optional.empty();
    }
    if (new OutputFile(host, target.get()).isStandardOutput()) {
      throw new UsageException("a checkpoint needs a file, not standard output");
    }
    return Optional.of(host.resolve(target.get()));
  }

  private static void resume(Checkpoints checkpoints, Host host, String name)
      throws UsageException {
    Path file = host.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw cannot(
          name, Files.exists(file) ? "it is no plain file" : "there is no such file or folder");
    }
    try {
      checkpoints.resume(file);
    } catch (UnusableCheckpointException e) {
      throw cannot(name, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw cannot(name, Unreadable.why(e));
    }
  }

  private static UsageException cannot(String name, String why) {
    return new UsageException("cannot resume from `" + name + "`: " + why);
  }
}
