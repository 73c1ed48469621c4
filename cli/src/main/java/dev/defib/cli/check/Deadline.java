package dev.defib.cli.check;

import java.time.Duration;
import java.util.Optional;

/** When the time of a run is over, if it has a limit. */
public final class Deadline {
  private final long start = System.nanoTime();
  private final long nanosMax;

  public Deadline(Limits limits) {
    this.nanosMax = limits.time().map(Duration::toNanos).orElse(Long.MAX_VALUE);
  }

  /** The time left, 0 if there is none. */
  public long nanosLeft() {
    return nanosMax == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : Math.max(0, nanosMax - (System.nanoTime() - start));
  }

  /** The time left, if there is a limit. */
  Optional<Duration> timeLeft() {
    return nanosMax == Long.MAX_VALUE
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(nanosLeft()));
  }
}
