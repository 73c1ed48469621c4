package dev.defib.checker.probe;

import java.util.List;

/**
 * Why nobody can bring the device where it is wanted: states that look alike, with what becomes of
 * them whatever is done.
 *
 * @param states as they are called; a single one if not even knowing it would help
 * @param reasons one for each thing that could be done
 */
public record Obstacle(List<String> states, List<Reason> reasons) {
  public Obstacle {
    states = List.copyOf(states);
    reasons = List.copyOf(reasons);
  }

  /**
   * Why one move does not help.
   *
   * @param move as it would be done: {@code setup}, {@code wait}
   * @param states that the reason speaks of
   */
  public record Reason(String move, Kind kind, List<String> states) {
    public Reason {
      states = List.copyOf(states);
    }
  }

  public enum Kind {
    /** It is undefined in these states. */
    UNDEFINED,
    /** It leaves everything as it is. */
    NO_CHANGE,
    /** It may lead into one of these states, from where nothing leads to the goal. */
    DEAD_END,
    /** It may lead into these states, which are no easier to handle. */
    NO_EASIER,
    /** The device may keep moving without a tick for ever, so that no wait ends. */
    ENDLESS
  }
}
