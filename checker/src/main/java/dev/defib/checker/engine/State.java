package dev.defib.checker.engine;

import java.util.Arrays;

/** A state vector, one value for each slot; immutable, equal by its values. */
public final class State {
  private final long[] values;
  private final int hash;

  /** Takes the array over: the caller must not change it afterwards. */
  public State(long[] values) {
    this.values = values;
    this.hash = Arrays.hashCode(values);
  }

  public long value(int slot) {
    return values[slot];
  }

  public int slots() {
    return values.length;
  }

  /** A copy that the caller may change. */
  public long[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof State that && hash == that.hash && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
