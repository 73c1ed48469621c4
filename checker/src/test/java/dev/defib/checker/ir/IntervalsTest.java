package dev.defib.checker.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntervalsTest {
  private static final long[] BOUNDS = {Long.MIN_VALUE, -65, -3, -1, 0, 1, 2, 63, Long.MAX_VALUE};

  @ParameterizedTest
  @EnumSource
  void holdTheResultsOfAllSmallOperands(Term.Operator operator) {
    List<Type.Int> types = types(-4, -3, -1, 0, 1, 2, 5, 6);
    for (Type.Int left : types) {
      for (Type.Int right : types) {
        assertHoldsAll(operator, left, right, values(left), values(right));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void holdTheResultsAtTheBoundsOfLargeOperands(Term.Operator operator) {
    List<Type.Int> types = types(BOUNDS);
    for (Type.Int left : types) {
      for (Type.Int right : types) {
        assertHoldsAll(operator, left, right, bounds(left), bounds(right));
      }
    }
  }

  private static void assertHoldsAll(
      Term.Operator operator, Type.Int left, Type.Int right, List<Long> lefts, List<Long> rights) {
    Type.Int type = Intervals.of(operator, left, right);
    for (long a : lefts) {
      for (long b : rights) {
        long value = Arithmetics.apply(operator, a, b);
        assertThat(type.contains(value))
            .as("%d %s %d = %d, in %s", a, operator, b, value, type)
            .isTrue();
      }
    }
  }

  private static List<Type.Int> types(long... bounds) {
    List<Type.Int> types = new ArrayList<>();
    for (int i = 0; i < bounds.length; i++) {
      for (int j = i; j < bounds.length; j++) {
        types.add(new Type.Int(bounds[i], bounds[j]));
      }
    }
    return types;
  }

  private static List<Long> values(Type.Int type) {
    List<Long> values = new ArrayList<>();
    for (long value = type.low(); value <= type.high(); value++) {
      values.add(value);
    }
    return values;
  }

  private static List<Long> bounds(Type.Int type) {
    List<Long> values = new ArrayList<>();
    for (long bound : BOUNDS) {
      if (type.contains(bound)) {
        values.add(bound);
      }
    }
    return values;
  }
}
