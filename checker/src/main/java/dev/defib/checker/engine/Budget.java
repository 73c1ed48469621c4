package dev.defib.checker.engine;

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
  public static final Budget UNLIMITED =
      new Budget(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 1);

  public Budget withStatesMax(long states) {
    return new Budget(states, depthMax, nanosMax, bytesMax, workers);
  }
}
