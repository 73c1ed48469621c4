package dev.defib.dsl.random;

import java.util.List;

/** The type of a generated variable, field or parameter. */
sealed interface ValueType {
  /** As written in a model. */
  String text();

  record Truth() implements ValueType {
    @Override
    public String text() {
      return "bool";
    }
  }

  /**
   * A range of integers.
   *
   * @param highText how the upper bound is written: a numeral or the name of a constant
   */
  record Range(long low, long high, String highText) implements ValueType {
    Range(long low, long high) {
      this(low, high, Long.toString(high));
    }

    @Override
    public String text() {
      return low + ".." + highText;
    }
  }

  record Enumerated(String name, List<String> literals) implements ValueType {
    @Override
    public String text() {
      return name;
    }
  }

  record ArrayOf(ValueType element, int length) implements ValueType {
    @Override
    public String text() {
      String inner = element instanceof Range ? "(" + element.text() + ")" : element.text();
      return inner + "[" + length + "]";
    }
  }
}
