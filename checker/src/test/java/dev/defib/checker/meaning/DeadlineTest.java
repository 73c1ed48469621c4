package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import org.junit.jupiter.api.Test;

/** Urgency, {@code after}, and the clocks of states. */
class DeadlineTest {
  /** Shows the time: at tick n it says n - 1 or n, as it steps once between two ticks. */
  private static final String WATCH =
      """
      process Watch {
        var t: 0..9 = 0
        state on_ initial rest { every 1 when t < 9 { t += 1 } }
      }
      """;

  @Test
  void aDelayableStepMayWaitUntilItsDeadline() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial { after 1..3 -> t } state t rest {} }
            system S { p: P }
            """);
    // s with its clock at 0, 1, 2, 3, and t, whose clock is 0.
    assertThat(it.states()).isEqualTo(5);
    assertThat(it.verdict("p.s leads to p.t within 3")).isEqualTo("holds");
    assertThat(it.verdict("p.s leads to p.t within 2")).isEqualTo("violated");
    assertThat(it.worst("p.s leads to p.t within 9")).contains(3L);
  }

  @Test
  void afterNIsExact() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial { after 2 -> t } state t rest {} }
            system S { p: P }
            """);
    assertThat(it.states()).isEqualTo(4);
    assertThat(it.worst("p.s leads to p.t within 9")).contains(2L);
    assertThat(it.shortest("p.t")).isEqualTo(2);
  }

  @Test
  void afterZeroIsDueAtOnce() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial { after 0 -> t } state t rest {} }
            system S { p: P }
            """);
    assertThat(it.states()).isEqualTo(2);
    assertThat(it.worst("p.s leads to p.t within 9")).contains(0L);
  }

  @Test
  void withoutAnUpperBoundItIsOwedButNeverDue() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial { after 2.. -> t } state t rest {} }
            system S { p: P }
            """);
    // The clock saturates at 2: s with 0, 1, 2, and t.
    assertThat(it.states()).isEqualTo(4);
    assertThat(it.verdict("p.s leads to p.t")).isEqualTo("holds");
    assertThat(it.verdict("p.s leads to p.t within 9")).isEqualTo("violated");
  }

  @Test
  void aClockSaturatesAtTheLargestBound() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var n: 0..1 = 0
              state s initial rest {
                after 2 when n == 1 -> t
                after 1..3 when n == 1 -> t
              }
              state t rest {}
            }
            system S { p: P }
            """);
    // The guards stay false: s with its clock at 0 to 3, where it stops.
    assertThat(it.states()).isEqualTo(4);
  }

  @Test
  void aClockIsZeroWhereThereIsNoAfter() {
    Meaning it =
        Meaning.of(
            """
            process P {
              state s initial { after 2 -> t }
              state t rest { lazy -> u }
              state u { after 1 -> t }
            }
            system S { p: P }
            """);
    // s: 0, 1, 2; t: 0; u: 0, 1.
    assertThat(it.states()).isEqualTo(6);
  }

  @Test
  void stayKeepsTheClockAndTheNameOfTheStateDoesNot() {
    String model =
        """
        process P {
          var n: 0..1 = 0
          state s initial { lazy when n == 0 { n = 1 } -> %s after 2 -> t }
          state t rest {}
        }
        system S { p: P }
        """;
    Meaning stays = Meaning.of(model.formatted("stay"));
    Meaning reenters = Meaning.of(model.formatted("s"));
    assertThat(stays.worst("p.s leads to p.t within 9")).contains(2L);
    // Entered again as late as at 2: twice 2.
    assertThat(reenters.worst("p.s leads to p.t within 9")).contains(4L);
  }

  @Test
  void whatBecomesPossibleLateIsDueAtOnce() {
    Meaning it =
        Meaning.of(
            """
            process G(go: var bool) {
              state s initial { after 5 { go = true } -> t }
              state t rest {}
            }
            process P(go: bool) {
              state s initial { after 1..3 when go -> t }
              state t rest {}
            }
            system S { var go: bool = false g: G(go) p: P(go) }
            """);
    assertThat(it.worst("go leads to p.t within 9")).contains(0L);
  }

  @Test
  void whatBecomesPossibleBetweenItsBoundsMayStillWait() {
    Meaning it =
        Meaning.of(
            """
            process G(go: var bool) {
              state s initial { after 2 { go = true } -> t }
              state t rest {}
            }
            process P(go: bool) {
              state s initial { after 1..3 when go -> t }
              state t rest {}
            }
            system S { var go: bool = false g: G(go) p: P(go) }
            """);
    // Possible at 2, due at 3.
    assertThat(it.worst("go leads to p.t within 9")).contains(1L);
  }

  @Test
  void noTimePassesWhileAnEagerStepIsEnabled() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial { -> t } state t rest {} }
            device D { state s initial { -> t } state t {} }
            %s
            system S { p: P d: D w: Watch }
            """
                .formatted(WATCH));
    assertThat(it.verdict("never tick and (p.s or d.s)")).isEqualTo("holds");
    assertThat(it.verdict("possible tick and p.t and d.t")).isEqualTo("holds");
  }

  @Test
  void timePassesWhileALazyStepIsEnabled() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial rest { lazy -> t } state t rest {} }
            %s
            system S { p: P w: Watch }
            """
                .formatted(WATCH));
    assertThat(it.verdict("possible p.s and w.t == 3")).isEqualTo("holds");
  }

  @Test
  void aLazyAfterIsNeverDue() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial rest { lazy after 1..2 -> t } state t rest {} }
            %s
            system S { p: P w: Watch }
            """
                .formatted(WATCH));
    assertThat(it.verdict("possible p.s and w.t == 5")).isEqualTo("holds");
    assertThat(it.verdict("eventually p.t")).isEqualTo("violated");
    assertThat(it.verdict("possible p.t")).isEqualTo("holds");
    // Not before its first tick.
    assertThat(it.verdict("ltl (not p.t) W tick")).isEqualTo("holds");
  }

  @Test
  void aCommandIsAsUrgentAsItsCaller() {
    String model =
        """
        device D { state s initial { on a -> t } state t {} }
        driver P(d: D) { state s initial { %s do d.a -> t } state t rest {} }
        system S { d: D p: P(d) }
        """;
    // The handler is eager in both; whether somebody has to give the command is the caller's
    // affair.
    assertThat(Meaning.of(model.formatted("lazy")).verdict("eventually d.t")).isEqualTo("violated");
    assertThat(Meaning.of(model.formatted("")).verdict("eventually d.t")).isEqualTo("holds");
    assertThat(Meaning.of(model.formatted("")).worst("d.s leads to d.t within 9")).contains(0L);
  }

  @Test
  void boundsMayDependOnVariables() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var n: 0..3 = 1
              state s initial { after n -> t }
              state t { { n = 2 } -> u }
              state u { after 1 << n -> v }
              state v rest {}
            }
            system S { p: P }
            """);
    assertThat(it.worst("p.s leads to p.t within 9")).contains(1L);
    assertThat(it.worst("p.u leads to p.v within 9")).contains(4L);
  }

  @Test
  void crossedAndNegativeBoundsAreRangeErrors() {
    Meaning crossed =
        Meaning.of(
            """
            process P { var n: 0..3 = 1 state s initial { after 3..n -> t } state t rest {} }
            system S { p: P }
            """);
    Meaning negative =
        Meaning.of(
            """
            process P { var n: 0..3 = 1 state s initial { after n - 2 -> t } state t rest {} }
            system S { p: P }
            """);
    assertThat(crossed.errors()).containsExactly(ErrorKind.RANGE);
    assertThat(negative.errors()).containsExactly(ErrorKind.RANGE);
  }

  @Test
  void aSendWithoutRoomIsNotDue() {
    Meaning it =
        Meaning.of(
            """
            messages M { a }
            process P(q: queue of M) {
              state s initial { { q!a } -> t }
              state t { after 1 { q!a } -> u }
              state u rest {}
            }
            process R(q: queue of M) {
              state s initial { after 4 -> t }
              state t rest { on q?a -> u }
              state u rest {}
            }
            system S { queue q: M[1] p: P(q) r: R(q) }
            """);
    // Late for want of room until 4, then at once.
    assertThat(it.worst("p.t leads to p.u within 9")).contains(4L);
    assertThat(it.worst("r.u leads to p.u within 9")).contains(0L);
  }

  @Test
  void theDeadHaveNothingDue() {
    Meaning it =
        Meaning.of(
                """
                process P { state s initial { after 1 -> t } state t rest {} }
                %s
                system S { p: P w: Watch }
                """
                    .formatted(WATCH))
            .under("crash(p) at most 1");
    assertThat(it.verdict("possible dead(p) and w.t == 5")).isEqualTo("holds");
    assertThat(it.verdict("time progresses")).isEqualTo("holds");
  }

  @Test
  void aModelWithoutTimeHasNoTicks() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial rest { lazy -> s } }
            system S { p: P }
            """);
    assertThat(it.timed()).isFalse();
    assertThat(it.states()).isEqualTo(1);
  }
}
