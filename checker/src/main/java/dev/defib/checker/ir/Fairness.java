package dev.defib.checker.ir;

import java.util.List;

/**
 * A fairness assumption on infinite runs.
 *
 * <p>Weak: if {@code enabled} holds in every state from some point on, infinitely many steps are
 * among {@code steps}. Strong: the same if {@code enabled} holds in infinitely many states.
 *
 * @param name as listed among a verdict's assumptions
 * @param enabled a term over the state alone
 */
public record Fairness(String name, boolean strong, Term enabled, List<Taken> steps) {
  public Fairness {
    steps = List.copyOf(steps);
    Require.bool(enabled);
  }

  /**
   * The steps of one action.
   *
   * @param resolution the values of its choices; empty if any resolution counts
   */
  public record Taken(int action, List<Long> resolution) {
    public Taken {
      resolution = List.copyOf(resolution);
    }
  }
}
