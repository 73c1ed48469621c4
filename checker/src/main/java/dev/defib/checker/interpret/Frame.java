package dev.defib.checker.interpret;

import java.util.Arrays;
import java.util.BitSet;

/** What a term is evaluated in: a state, and the values of choices, locals and bound variables. */
public final class Frame {
  private static final BitSet NO_EVENTS = new BitSet();

  public long[] state;
  long[] chosen = new long[0];
  long[] locals = new long[0];

  /** The events of the step into the state. */
  public BitSet events = NO_EVENTS;

  private long[] bound = new long[4];

  public Frame(long[] state) {
    this.state = state;
  }

  void bind(int depth, long value) {
    if (depth >= bound.length) {
      bound = Arrays.copyOf(bound, 2 * depth);
    }
    bound[depth] = value;
  }

  long bound(int depth) {
    return bound[depth];
  }
}
