package dev.defib.checker.explicit.code;

/**
 * A system's steps as compiled code over packed states.
 *
 * <p>Safe for use by several threads: nothing is kept between calls. What the probes found is
 * recorded in bit sets: bit i of {@code hits} for probe i.
 */
public abstract class Successors {

  /**
   * Writes the successors of a state one behind the other, one for each enabled pair of action and
   * resolution, in a fixed order. Each takes {@link #stride()} longs: the packed state, then, if
   * the code is labelled, the action, the rank of the resolution and the set of its events.
   *
   * @param from where in {@code out} the first one goes
   * @param hits takes the step probes that the steps hit
   * @return the end of what was written
   * @throws ArrayIndexOutOfBoundsException if {@code out} is too short; to be called again with a
   *     longer one
   */
  public abstract int expand(long[] in, int at, long[] out, int from, long[] hits);

  /** Writes the initial states, in the same way; several resolutions may give the same. */
  public abstract int start(long[] out);

  /** Records the state probes that a state hits. */
  public abstract void look(long[] in, int at, long[] hits);

  /** How many longs a successor takes. */
  public abstract int stride();
}
