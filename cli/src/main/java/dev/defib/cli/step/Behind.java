package dev.defib.cli.step;

/** The system from which a saved run came, as far as it is still there. */
public sealed interface Behind permits ReplayedRun, Behind.Gone {
  /**
   * The system cannot be asked any more.
   *
   * @param why a clause for the reader
   */
  record Gone(String why) implements Behind {}
}
