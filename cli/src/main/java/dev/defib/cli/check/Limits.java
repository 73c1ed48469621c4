package dev.defib.cli.check;

import dev.defib.checker.engine.Budget;
import java.time.Duration;
import java.util.Optional;

/**
 * How much a run may spend, as far as the user said so.
 *
 * @param memory bytes
 * @param time for the run as a whole
 * @param states of each system
 * @param depth of each system
 */
public record Limits(
    Optional<Long> memory,
    Optional<Duration> time,
    Optional<Long> states,
    Optional<Integer> depth,
    int workers) {

  /** The same with another limit of time, or none. */
  Limits withTime(Optional<Duration> other) {
    return new Limits(memory, other, states, depth, workers);
  }

  /** The budget of one call of an engine. */
  public Budget budget(long nanosLeft) {
    return new Budget(
        states.orElse(Long.MAX_VALUE),
        depth.orElse(Integer.MAX_VALUE),
        nanosLeft,
        memory.orElse(Runtime.getRuntime().maxMemory()),
        workers);
  }
}
