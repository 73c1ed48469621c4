package dev.defib.dsl.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an expression at some place may read, each thing with the text that reads it.
 *
 * @param variables of any type
 * @param truths texts of type bool that are no variables: {@code disk.ready}, {@code alive(drv)}
 * @param numbers of integer type that are no variables: {@code requests.length}
 * @param groups machines that a quantifier may range over
 */
record Scope(
    List<Variable> variables, List<String> truths, List<Numeric> numbers, List<Group> groups) {
  Scope {
    variables = List.copyOf(variables);
    truths = List.copyOf(truths);
    numbers = List.copyOf(numbers);
    groups = List.copyOf(groups);
  }

  record Variable(String text, ValueType type) {}

  /**
   * @param members for each machine that a body may speak of, what may be said of it, with
   *     {@code @} for its name: {@code alive(@)}
   */
  record Group(String text, int length, List<String> members) {}

  /**
   * A text of integer type whose value lies between {@code low} and {@code high}.
   *
   * @param precedence as in the syntax tree's binary operators; {@link #ATOM} binds tightest
   */
  record Numeric(String text, int precedence, long low, long high) {
    static final int ATOM = 10;

    static Numeric of(long value) {
      return new Numeric(Long.toString(value), value < 0 ? 9 : ATOM, value, value);
    }

    boolean isWithin(ValueType.Range range) {
      return range.low() <= low && high <= range.high();
    }
  }

  Scope with(List<Variable> more) {
    return new Scope(
        Stream.concat(variables.stream(), more.stream()).toList(), truths, numbers, groups);
  }

  /** Scalars of integer type, elements of arrays among them. */
  List<Numeric> integers() {
    List<Numeric> result = new ArrayList<>(numbers);
    for (Variable variable : variables) {
      switch (variable.type()) {
        case ValueType.Range range -> result.add(atom(variable.text(), range));
        case ValueType.ArrayOf(ValueType.Range range, int length) -> {
          for (int i = 0; i < length; i++) {
            result.add(atom(variable.text() + "[" + i + "]", range));
          }
        }
        case ValueType.ArrayOf _, ValueType.Truth _, ValueType.Enumerated _ -> {}
      }
    }
    return result;
  }

  /** Everything that is a truth value in itself. */
  List<String> plainTruths() {
    List<String> result = new ArrayList<>(truths);
    for (Variable variable : variables) {
      if (variable.type() instanceof ValueType.Truth) {
        result.add(variable.text());
      } else if (variable.type() instanceof ValueType.ArrayOf(ValueType.Truth _, int length)) {
        result.add(variable.text() + "[" + (length - 1) + "]");
      }
    }
    return result;
  }

  List<Variable> enumerated() {
    return variables.stream().filter(v -> v.type() instanceof ValueType.Enumerated).toList();
  }

  List<Variable> arrays() {
    return variables.stream().filter(v -> v.type() instanceof ValueType.ArrayOf).toList();
  }

  private static Numeric atom(String text, ValueType.Range range) {
    return new Numeric(text, Numeric.ATOM, range.low(), range.high());
  }
}
