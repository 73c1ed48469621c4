package dev.defib.checker.ir;

import java.util.List;

/**
 * A finite set of values, each kept as a {@code long}: false and true as 0 and 1, the literals of an
 * enumeration as their positions from 0, integers as themselves.
 */
public sealed interface Type {
  Type BOOL = new Bool();

  /** The least value. */
  long low();

  /** The greatest value. */
  long high();

  /** A value as the user would write it. */
  String show(long value);

  /** How many values there are; at most 2^63 - 1, larger counts are given as that. */
  default long size() {
    long size = high() - low() + 1;
    return size <= 0 ? Long.MAX_VALUE : size;
  }

  default boolean contains(long value) {
    return low() <= value && value <= high();
  }

  /** Whether values of the two types may be compared and assigned: integers all can. */
  default boolean isComparableWith(Type other) {
    return this instanceof Int && other instanceof Int || this.equals(other);
  }

  static Int range(long low, long high) {
    return new Int(low, high);
  }

  record Bool() implements Type {
    @Override
    public long low() {
      return 0;
    }

    @Override
    public long high() {
      return 1;
    }

    @Override
    public String show(long value) {
      return value == 0 ? "false" : "true";
    }
  }

  /** The integers from {@code low} to {@code high}, both included; never empty. */
  record Int(long low, long high) implements Type {
    public Int {
      if (low > high) {
        throw new IllegalArgumentException("an empty type " + low + ".." + high);
      }
    }

    @Override
    public String show(long value) {
      return Long.toString(value);
    }
  }

  /** An enumeration; {@code name} tells two with the same labels apart. */
  record Enumeration(String name, List<String> labels) implements Type {
    public Enumeration {
      labels = List.copyOf(labels);
      if (labels.isEmpty()) {
        throw new IllegalArgumentException("an empty enumeration " + name);
      }
    }

    @Override
    public long low() {
      return 0;
    }

    @Override
    public long high() {
      return labels.size() - 1L;
    }

    @Override
    public String show(long value) {
      return contains(value) ? labels.get((int) value) : "?" + value;
    }
  }
}
