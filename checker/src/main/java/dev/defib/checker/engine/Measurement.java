package dev.defib.checker.engine;

import java.util.List;
import java.util.Optional;

/**
 * How long it takes from one condition to another, in ticks or in steps.
 *
 * @param unit what was counted
 * @param worst the most over all runs, fair or not; empty if there is no bound
 * @param best the fewest; empty if no run gets there
 * @param certain whether every fair run gets there
 * @param starts one row for each way in which it begins
 * @param begin how many steps of the run that comes with the answer lie before it begins
 */
public record Measurement(
    Unit unit,
    Optional<Long> worst,
    Optional<Long> best,
    boolean certain,
    List<Start> starts,
    int begin) {
  public Measurement {
    starts = List.copyOf(starts);
  }

  public enum Unit {
    TICKS,
    /** Steps of machines, neither ticks nor faults. */
    STEPS
  }

  /**
   * Where it begins: a step in one situation.
   *
   * @param step the label of the step's action; empty for the start of a run
   * @param situation of the machines before the step, as for a {@link Answer.FaultPoint}
   */
  public record Start(
      Optional<String> step, String situation, Optional<Long> worst, Optional<Long> best) {}
}
