package dev.defib.checker.interpret;

import static dev.defib.checker.SystemBuilder.number;
import static dev.defib.checker.SystemBuilder.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Term.Operator;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermCompilerTest {
  private static final long LEAST = Long.MIN_VALUE;
  private static final long GREATEST = Long.MAX_VALUE;

  @ParameterizedTest
  @CsvSource({
    "ADD, 9223372036854775807, 1, -9223372036854775808, true",
    "ADD, 2, -3, -1, false",
    "SUBTRACT, -9223372036854775808, 1, 9223372036854775807, true",
    "MULTIPLY, 4611686018427387904, 2, -9223372036854775808, true",
    "MULTIPLY, -4611686018427387904, 2, -9223372036854775808, false",
    "DIVIDE, -7, 2, -3, false",
    "DIVIDE, 7, 0, 0, true",
    "DIVIDE, -9223372036854775808, -1, -9223372036854775808, true",
    "REMAINDER, -7, 2, -1, false",
    "REMAINDER, 7, 0, 0, true",
    "SHIFT_LEFT, 1, 62, 4611686018427387904, false",
    "SHIFT_LEFT, 2, 62, -9223372036854775808, true",
    "SHIFT_LEFT, 1, 64, 1, true",
    "SHIFT_RIGHT, -5, 1, -3, false",
    "SHIFT_RIGHT, 5, -1, 0, true",
    "MIN, 4, -4, -4, false",
    "MAX, 4, -4, 4, false",
  })
  void computesAndSaysWhereTheResultIsNoNumber(
      Operator operator, long left, long right, long result, boolean overflows) {
    assertThat(value(new Term.Arithmetic(operator, number(left), number(right)))).isEqualTo(result);
    assertThat(value(new Term.Overflows(operator, number(left), number(right))))
        .isEqualTo(overflows ? 1 : 0);
  }

  @Test
  void anElementOutsideAnArrayReadsAsTheLeastValue() {
    Variable array = new SystemBuilder().array("a", Type.range(3, 9), 2);

    assertThat(value(new Term.ReadAt(array, number(0)), 7, 8)).isEqualTo(7);
    assertThat(value(new Term.ReadAt(array, number(1)), 7, 8)).isEqualTo(8);
    assertThat(value(new Term.ReadAt(array, number(2)), 7, 8)).isEqualTo(3);
    assertThat(value(new Term.ReadAt(array, number(-1)), 7, 8)).isEqualTo(3);
    assertThat(value(new Term.ReadAt(array, number(1L << 32)), 7, 8)).isEqualTo(3);
  }

  @Test
  void boundVariablesNestAndShadow() {
    Type digits = Type.range(0, 3);
    Term outer = new Term.Bound(0, digits);
    Term inner = new Term.Bound(1, digits);
    Term product = new Term.Arithmetic(Operator.MULTIPLY, outer, inner);
    Term six = new Term.Equal(product, number(6));
    Term seven = new Term.Equal(product, number(7));
    Term shadowed =
        new Term.And(
            List.of(
                new Term.Exists(0, digits, new Term.Equal(outer, number(3))),
                new Term.Equal(outer, number(2))));

    assertThat(value(new Term.Exists(0, digits, new Term.Exists(1, digits, six)))).isEqualTo(1);
    assertThat(value(new Term.Exists(0, digits, new Term.Exists(1, digits, seven)))).isZero();
    assertThat(value(new Term.Exists(0, digits, shadowed))).isEqualTo(1);
  }

  @Test
  void quantifiersReachTheEndsOfTheNumbers() {
    Type ends = Type.range(GREATEST - 1, GREATEST);
    Term bound = new Term.Bound(0, ends);

    assertThat(value(new Term.Exists(0, ends, new Term.Equal(bound, number(GREATEST)))))
        .isEqualTo(1);
    assertThat(value(new Term.Exists(0, ends, new Term.Equal(bound, number(LEAST))))).isZero();
  }

  @Test
  void connectives() {
    Variable x = new SystemBuilder().variable("x", Type.range(0, 9), 0);
    Term small = new Term.Less(read(x), number(4));
    Term odd =
        new Term.Equal(new Term.Arithmetic(Operator.REMAINDER, read(x), number(2)), number(1));

    assertThat(value(new Term.And(List.of(small, odd)), 3)).isEqualTo(1);
    assertThat(value(new Term.And(List.of(small, odd)), 5)).isZero();
    assertThat(value(new Term.And(List.of()), 5)).isEqualTo(1);
    assertThat(value(new Term.Or(List.of(small, odd)), 5)).isEqualTo(1);
    assertThat(value(new Term.Or(List.of(small, odd)), 6)).isZero();
    assertThat(value(new Term.Or(List.of()), 6)).isZero();
    assertThat(value(new Term.Not(small), 6)).isEqualTo(1);
    assertThat(value(new Term.IfThenElse(odd, number(11), number(12)), 6)).isEqualTo(12);
    assertThat(value(new Term.IfThenElse(odd, number(11), number(12)), 7)).isEqualTo(11);
  }

  @Test
  void happenedAsksForTheEventsOfTheStepIntoTheState() {
    Frame frame = new Frame(new long[0]);
    Evaluator happened = TermCompiler.compile(new Term.Happened(5));

    assertThat(happened.holds(frame)).isFalse();
    frame.events = BitSet.valueOf(new long[] {1L << 5});
    assertThat(happened.holds(frame)).isTrue();
  }

  private static long value(Term term, long... state) {
    return TermCompiler.compile(term).value(new Frame(state));
  }
}
