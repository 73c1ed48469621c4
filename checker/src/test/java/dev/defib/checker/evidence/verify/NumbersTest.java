package dev.defib.checker.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.Arithmetics;
import dev.defib.checker.ir.Term.Operator;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of constants gates make constants, so that the numbers can be read off. */
class NumbersTest {
  private static final long[] CORNERS = {
    0, 1, -1, 2, 3, 7, -8, 62, 63, 64, 1L << 31, 1L << 32, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE
  };

  private final Numbers numbers = new Numbers(new Cnf());
  private final Random random = new Random(1);

  @ParameterizedTest
  @EnumSource
  void computesAsTheIrDoes(Operator operator) {
    LongStream right = LongStream.concat(Arrays.stream(CORNERS), random.longs(20));
    right.forEach(
        b ->
            LongStream.concat(Arrays.stream(CORNERS), random.longs(20))
                .forEach(a -> compare(operator, a, b)));
  }

  private void compare(Operator operator, long a, long b) {
    int[] left = Numbers.constant(a);
    int[] right = Numbers.constant(b);
    assertThat(value(numbers.apply(operator, left, right)))
        .as("%s %s %s", a, operator, b)
        .isEqualTo(Arithmetics.apply(operator, a, b));
    assertThat(numbers.overflows(operator, left, right) == Cnf.TRUE)
        .as("%s %s %s overflows", a, operator, b)
        .isEqualTo(Arithmetics.overflows(operator, a, b));
    assertThat(numbers.less(left, right) == Cnf.TRUE).isEqualTo(a < b);
    assertThat(numbers.equal(left, right) == Cnf.TRUE).isEqualTo(a == b);
  }

  private static long value(int[] word) {
    long value = 0;
    for (int i = 0; i < word.length; i++) {
      assertThat(Math.abs(word[i])).isEqualTo(Cnf.TRUE);
      value |= word[i] == Cnf.TRUE ? 1L << i : 0;
    }
    return value;
  }
}
