package dev.defib.checker.engine;

import dev.defib.checker.ir.TransitionSystem;
import java.util.List;

/**
 * A run: an initial state, the steps of the stem, and the steps of the loop, which lead back to the
 * state at the end of the stem. A run without a loop is finite.
 *
 * @param initialResolution the values of the choices of the system's initial action
 */
public record Trace(
    TransitionSystem system,
    List<Long> initialResolution,
    State initial,
    List<Step> stem,
    List<Step> loop) {
  public Trace {
    initialResolution = List.copyOf(initialResolution);
    stem = List.copyOf(stem);
    loop = List.copyOf(loop);
  }

  /**
   * One transition that was taken.
   *
   * @param action its index
   * @param resolution the values of the action's choices
   * @param state the state that the step leads to
   * @param events the events (indices, ascending) that it makes true
   */
  public record Step(int action, List<Long> resolution, State state, List<Integer> events) {
    public Step {
      resolution = List.copyOf(resolution);
      events = List.copyOf(events);
    }
  }

  public boolean isLasso() {
    return !loop.isEmpty();
  }

  public State last() {
    if (isLasso()) {
      return loop.getLast().state();
    }
    return stem.isEmpty() ? initial : stem.getLast().state();
  }
}
