package dev.defib.cli;

import dev.defib.cli.check.Limits;
import dev.defib.cli.project.ProjectFile;
import dev.defib.cli.project.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options by which a user bounds what a run may spend. */
final class BudgetOptions {
  @Option(names = "--workers", paramLabel = "N", description = "threads (default: all cores)")
  private Optional<Integer> workers = Optional.empty();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = Quantities.Bytes.class,
      description = "memory to use at most, for example 4g (default: what Java may use)")
  private Optional<Long> memory = Optional.empty();

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = Quantities.Time.class,
      description = "time for the whole run, for example 60s")
  private Optional<Duration> timeLimit = Optional.empty();

  @Option(
      names = "--state-limit",
      paramLabel = "N",
      description = "states to store at most, for each system")
  private Optional<Long> stateLimit = Optional.empty();

  @Option(
      names = "--depth-limit",
      paramLabel = "N",
      description = "steps to go at most from an initial state")
  private Optional<Integer> depthLimit = Optional.empty();

  /** Takes over what the project says where nothing was typed. */
  void adopt(Settings project) throws UsageException {
    try {
      workers = workers.or(() -> project.value(Settings.Key.WORKERS).map(BudgetOptions::count));
      memory =
          memory.or(() -> project.value(Settings.Key.MEMORY).map(new Quantities.Bytes()::convert));
      timeLimit =
          timeLimit.or(
              () -> project.value(Settings.Key.TIME_LIMIT).map(new Quantities.Time()::convert));
      stateLimit = stateLimit.or(() -> project.value(Settings.Key.STATE_LIMIT).map(Long::valueOf));
      depthLimit =
          depthLimit.or(() -> project.value(Settings.Key.DEPTH_LIMIT).map(BudgetOptions::count));
    } catch (TypeConversionException e) {
      throw new UsageException(ProjectFile.NAME + ": " + e.getMessage());
    }
  }

  private static int count(String number) {
    return Math.clamp(Long.parseLong(number), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  Limits limits() throws UsageException {
    positive("--workers", workers.map(Integer::longValue));
    positive("--memory", memory);
    positive("--state-limit", stateLimit);
    positive("--depth-limit", depthLimit.map(Integer::longValue));
    return new Limits(
        memory,
        timeLimit,
        stateLimit,
        depthLimit,
        workers.orElse(Runtime.getRuntime().availableProcessors()));
  }

  private static void positive(String option, Optional<Long> value) throws UsageException {
    if (value.isPresent() && value.get() < 1) {
      throw new UsageException(option + " must be at least 1, not " + value.get());
    }
  }

  /** Those on which verdicts depend wherever the run is repeated, as typed. */
  List<String> reproduce() {
    var options = new ArrayList<String>();
    stateLimit.ifPresent(n -> options.addAll(List.of("--state-limit", n.toString())));
    depthLimit.ifPresent(n -> options.addAll(List.of("--depth-limit", n.toString())));
    return options;
  }
}
