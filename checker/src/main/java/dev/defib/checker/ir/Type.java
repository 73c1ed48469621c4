package dev.defib.checker.ir;

import java.util.List;

/**
 * A finite set of values, each kept as a {@code long}: false and true as 0 and 1, the literals of
 * an enumeration as their positions from 0, integers as themselves.
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
  long size();

  boolean contains(long value);

  /** Whether values of the two types may be compared and assigned: integers all can. */
  boolean isComparableWith(Type other);

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
    public long size() {
      return 2;
    }

    @Override
    public boolean contains(long value) {
      return value == 0 || value == 1;
    }

    @Override
    public boolean isComparableWith(Type other) {
      return other instanceof Bool;
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
    public long size() {
      long size = high - low + 1;
      return size <= 0 ? Long.MAX_VALUE : size;
    }

    @Override
    public boolean contains(long value) {
      return low <= value && value <= high;
    }

    @Override
    public boolean isComparableWith(Type other) {
      return other instanceof Int;
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
    public long size() {
      return labels.size();
    }

    @Override
    public boolean contains(long value) {
      return 0 <= value && value < labels.size();
    }

    @Override
    public boolean isComparableWith(Type other) {
      return equals(other);
    }

    @Override
    public String show(long value) {
      return contains(value) ? labels.get((int) value) : "?" + value;
    }
  }
}
