package dev.defib.cli;

import dev.defib.cli.check.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

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
