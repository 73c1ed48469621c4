package dev.defib.cli.diagnose;

import java.util.List;
import java.util.Optional;

/**
 * What each value of a parameter makes of the detection of hangs.
 *
 * @param parameter its name
 * @param twins of the greatest value at which the healthy are killed, if there is no value at which
 *     nobody is wronged
 */
public record Diagnosis(String parameter, List<Row> rows, Optional<Twins> twins) {
  public Diagnosis {
    rows = List.copyOf(rows);
  }

  /** Whether some value is undecided. */
  public boolean isOpen() {
    return rows.stream().anyMatch(row -> row.undecided().isPresent());
  }

  /**
   * One value of the parameter.
   *
   * @param delay the most ticks from a hang to the kill; empty if there is no such number
   * @param alarm the ticks after which a healthy machine may be killed; empty if none ever is
   * @param undecided why delay and alarm are not known; empty if they are
   */
  public record Row(
      long value, Optional<Long> delay, Optional<Long> alarm, Optional<String> undecided) {
    /** Whether no hang is missed and no healthy machine killed. */
    public boolean isSoundAndComplete() {
      return undecided.isEmpty() && delay.isPresent() && alarm.isEmpty();
    }
  }

  /**
   * Two runs that look alike to everybody but the machine itself: in one it works and is killed, in
   * the other it hangs, and the same is done.
   *
   * @param value of the parameter
   */
  public record Twins(long value, List<Step> steps) {
    public Twins {
      steps = List.copyOf(steps);
    }
  }

  /** A step with the run in which it is taken. */
  public record Step(Side side, String label) {}

  /** In which of two runs something happens. */
  public enum Side {
    BOTH,
    HEALTHY,
    HUNG
  }
}
