package dev.defib.checker.engine;

import java.util.List;

/**
 * How much an engine may spend. A limit that is reached ends in {@link Verdict.Undecided}.
 *
 * @param statesMax reachable states stored
 * @param depthMax steps from an initial state
 * @param nanosMax wall time
 * @param bytesMax memory
 * @param workers threads
 */
public record Budget(long statesMax, int depthMax, long nanosMax, long bytesMax, int workers) {
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB");

  public static final Budget UNLIMITED =
      new Budget(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 1);

  /** The most memory as it is shown, in the greatest unit that divides it: {@code 512 MiB}. */
  public String memory() {
    int unit = Math.min(Long.numberOfTrailingZeros(bytesMax) / 10, UNITS.size() - 1);
    return (bytesMax >> (10 * unit)) + " " + UNITS.get(unit);
  }

  /** The same time, memory and workers, for any number of states. */
  public Budget withoutCounts() {
    return new Budget(Long.MAX_VALUE, Integer.MAX_VALUE, nanosMax, bytesMax, workers);
  }

  public Budget withStatesMax(long states) {
    return new Budget(states, depthMax, nanosMax, bytesMax, workers);
  }

  public Budget withNanosMax(long nanos) {
    return new Budget(statesMax, depthMax, nanos, bytesMax, workers);
  }
}
