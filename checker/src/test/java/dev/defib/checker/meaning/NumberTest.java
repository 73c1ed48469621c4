package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arithmetic and its errors. */
class NumberTest {
  private static Meaning computing(String expression) {
    return Meaning.of(
        """
        process P {
          var seven: 7..8 = 7
          var zero: 0..1 = 0
          var x: -99..99 = 0
          var row: (0..3)[2] = 1
          var big: 1000000..1000001 = 1000000
          state s initial { { x = %s } -> t }
          state t rest {}
        }
        system S { p: P }
        """
            .formatted(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          seven / 2                              | 3
          -seven / 2                             | -3
          seven / -2                             | -3
          -seven % 2                             | -1
          seven % -2                             | 1
          seven - 2 - 1                          | 4
          1 + 2 * 3 << 1                         | 14
          -seven >> 1                            | -4
          min(seven, 3) + max(seven, 3)          | 10
          if seven > 3 then 1 else 2             | 1
          count(i in 0..5: i < seven / 2)        | 3
          if false and 1 / zero == 1 then 1 else 2 | 2
          if true or 1 / zero == 1 then 1 else 2 | 1
          if seven == 7 then 5 else 1 / zero     | 5
          if false implies 1 / zero == 1 then 1 else 2 | 1
          """)
  void computes(String expression, long value) {
    Meaning it = computing(expression);
    assertThat(it.errors()).isEmpty();
    assertThat(it.reachable("p", "p.x")).containsExactlyInAnyOrder("p=s p.x=0", "p=t p.x=" + value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 / zero",
        "1 % zero",
        "1 << seven * 9",
        "1 >> zero - 1",
        "row[seven]",
        "row[zero - 1]",
        "seven * 20",
        "big * big * big * big",
        "if true and 1 / zero == 1 then 1 else 2"
      })
  void isARangeError(String expression) {
    Meaning it = computing(expression);
    assertThat(it.errors()).containsExactly(ErrorKind.RANGE);
    assertThat(it.reachable("p")).containsExactly("p=s");
  }

  @Test
  void errorsInGuardsAreErrorsToo() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var zero: 0..1 = 0
              state s initial rest { when 1 / zero == 1 -> t }
              state t rest {}
            }
            system S { p: P }
            """);
    assertThat(it.errors()).containsExactly(ErrorKind.RANGE);
  }

  @Test
  void errorsInSpecsAreErrorsToo() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var zero: 0..1 = 1
              state s initial { { zero = 0 } -> t }
              state t rest {}
            }
            system S { p: P }
            """);
    assertThat(it.verdict("never 1 / p.zero == 2")).isNotEqualTo("holds");
    assertThat(it.verdict("possible 2 / (p.zero + 1) == 2")).isEqualTo("holds");
  }

  @Test
  void anAllowedRangeErrorHasNoEffect() {
    Meaning it =
        Meaning.of(
                """
                process P {
                  var n: 0..3 = 2
                  state s initial { { n += 2; n += 1; n += 1 } -> t }
                  state t rest {}
                }
                system S { p: P }
                """)
            .spec("allow range error");
    // 2 + 2 is dropped, 2 + 1 is 3, 3 + 1 is dropped.
    assertThat(it.reachable("p", "p.n")).containsExactlyInAnyOrder("p=s p.n=2", "p=t p.n=3");
    assertThat(it.errors()).isEmpty();
  }

  @Test
  void subtractionAndAdditionInPlace() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var n: -9..9 = 2
              state s initial { { n -= 2 - 5; n += -1 } -> t }
              state t rest {}
            }
            system S { p: P }
            """);
    // 2 - (2 - 5) = 5, and 5 - 1 = 4.
    assertThat(it.reachable("p", "p.n")).containsExactlyInAnyOrder("p=s p.n=2", "p=t p.n=4");
  }
}
