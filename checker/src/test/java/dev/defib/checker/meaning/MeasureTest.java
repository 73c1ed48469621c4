package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures worked out by hand. */
class MeasureTest {
  /*
   * A job takes 2 to 4 ticks; the worker may crash in it, and is started again after 3 ticks. What
   * was done until then is lost.
   */
  private static final String JOB =
      """
      driver Worker {
        state idle initial rest { lazy -> busy }
        state busy { after 2..4 -> idle }
      }
      policy Keeper(w: driver) {
        state watching initial rest { on exit(w) -> waiting }
        state waiting { after 3 { start w } -> watching }
      }
      system S { w: Worker k: Keeper(w) }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          worst ticks from w.busy to w.idle          | 0..4
          worst ticks from enters w.busy to w.idle   | 2..4
          best ticks from enters w.busy to w.idle    | 2..4
          worst steps from enters w.busy to w.idle   | 1..1
          worst ticks from w.idle to w.busy          | 0..for ever, uncertain
          best ticks from w.idle to dead(w)          | never..for ever, uncertain
          """)
  void withoutFaults(String form, String range) {
    assertThat(Meaning.of(JOB).range(form)).isEqualTo(range);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          worst ticks from crash(w) to w.idle        | 3..3
          worst steps from crash(w) to w.idle        | 2..2
          worst ticks from enters w.busy to w.idle   | 2..7
          worst ticks from crash(w) to w.busy        | 3..for ever, uncertain
          """)
  void underOneCrash(String form, String range) {
    assertThat(Meaning.of(JOB).under("crash(w) at most 1").range(form)).isEqualTo(range);
  }

  @Test
  void aBoundMakesItAClaim() {
    Meaning it = Meaning.of(JOB).under("crash(w) at most 1");
    assertThat(it.verdict("worst ticks from enters w.busy to w.idle within 7")).isEqualTo("holds");
    assertThat(it.verdict("worst ticks from enters w.busy to w.idle within 6"))
        .isEqualTo("violated");
    assertThat(it.verdict("best ticks from enters w.busy to w.idle within 2")).isEqualTo("holds");
    assertThat(it.verdict("best ticks from enters w.busy to w.idle within 1"))
        .isEqualTo("violated");
    // Only an unfair run never goes on; a fair one may rest for ever.
    assertThat(it.verdict("worst steps from crash(w) to w.busy within 9")).isEqualTo("violated");
  }

  @Test
  void whatNeverBeginsIsVacuous() {
    assertThat(Meaning.of(JOB).verdict("worst ticks from dead(w) to w.idle")).isEqualTo("vacuous");
  }

  @Test
  void sameTicksAsTheBoundedResponse() {
    Meaning it = Meaning.of(JOB).under("crash(w) at most 2");
    assertThat(it.worst("enters w.busy leads to w.idle within 99"))
        .isEqualTo(it.worst("worst ticks from enters w.busy to w.idle"));
  }

  @Test
  void tellsWhereItBegins() {
    assertThat(
            Meaning.of(JOB)
                .under("crash(w) at most 1")
                .starts("worst ticks from crash(w) to w.idle"))
        .containsExactly(
            "crash(w) while w idle, k watching: 3..3", "crash(w) while w busy, k watching: 3..3");
  }

  @Test
  void stepsNeedNoTime() {
    Meaning it =
        Meaning.of(
            """
            process P {
              state s initial { -> t -> u }
              state t { -> u }
              state u rest {}
            }
            system S { p: P }
            """);
    assertThat(it.range("worst steps from p.s to p.u")).isEqualTo("1..2");
    assertThat(it.starts("worst steps from p.s to p.u")).containsExactly("start while p s: 1..2");
  }
}
