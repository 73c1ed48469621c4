package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which runs count. */
class FairnessTest {
  @Test
  void aMachineIsOwedItsEagerSteps() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial { -> s } }
            process Q { state s initial { -> t } state t rest {} }
            system S { p: P q: Q }
            """);
    assertThat(it.verdict("eventually q.t")).isEqualTo("holds");
  }

  @Test
  void lazyStepsAndFaultsAreNotOwed() {
    Meaning it =
        Meaning.of(
                """
                process P { state s initial rest { lazy -> t } state t rest {} }
                system S { p: P }
                """)
            .under("crash(p) at most 1");
    assertThat(it.verdict("eventually p.t")).isEqualTo("violated");
    assertThat(it.verdict("eventually dead(p)")).isEqualTo("violated");
  }

  @Test
  void itIsOwedSomeStepNotEach() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial { -> s -> t } state t rest {} }
            system S { p: P }
            """);
    assertThat(it.verdict("eventually p.t")).isEqualTo("violated");
  }

  @Test
  void aStepThatIsDisabledNowAndThenIsNotOwed() {
    Meaning it =
        Meaning.of(
            """
            process P(x: var 0..1) { state s initial { { x = 1 - x } -> s } }
            process Q(x: 0..1) { state s initial rest { when x == 1 -> t } state t rest {} }
            process F(x: 0..1) { state s initial rest { fair when x == 1 -> t } state t rest {} }
            system S { var x: 0..1 = 0 p: P(x) q: Q(x) f: F(x) }
            """);
    assertThat(it.verdict("eventually q.t")).isEqualTo("violated");
    assertThat(it.verdict("eventually f.t")).isEqualTo("holds");
  }

  @Test
  void eachChoiceOfAFairTransitionIsTaken() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial { fair -> { t, u } } state t { -> s } state u { -> s } }
            process Q { state s initial { -> { t, u } } state t { -> s } state u { -> s } }
            process V { var x: 0..2 = 0 state s initial { fair { x = any } -> s } }
            system S { p: P q: Q v: V }
            """);
    assertThat(it.verdict("always eventually p.u")).isEqualTo("holds");
    assertThat(it.verdict("always eventually q.u")).isEqualTo("violated");
    assertThat(it.verdict("always eventually v.x == 2")).isEqualTo("holds");
  }

  @Test
  void beingCalledIsNotInitiating() {
    Meaning it =
        Meaning.of(
            """
            process Q { state s initial { on ping -> s -> t } state t rest { on ping -> stay } }
            process P(q: Q) { state s initial { do q.ping -> s } }
            system S { q: Q p: P(q) }
            """);
    // q is called for ever, and still its own step is owed.
    assertThat(it.verdict("eventually q.t")).isEqualTo("holds");
  }

  @Test
  void aHandlerOwesNothing() {
    Meaning it =
        Meaning.of(
            """
            process Q { state s initial rest { on ping -> t } state t rest {} }
            process P(q: Q) { state s initial rest { lazy do q.ping -> t } state t rest {} }
            system S { q: Q p: P(q) }
            """);
    assertThat(it.verdict("eventually q.t")).isEqualTo("violated");
  }

  @Test
  void timeGoesOnUnlessOnlyDueStepsAreTaken() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial rest { lazy -> s } }
            process Q { state s initial { after 3 -> t } state t rest {} }
            system S { p: P q: Q }
            """);
    // p's lazy steps alone cannot stop time.
    assertThat(it.verdict("eventually q.t")).isEqualTo("holds");
  }

  @Test
  void aSystemMayRestWhereNothingIsOwedAndNoTimePasses() {
    Meaning untimed =
        Meaning.of(
            """
            process P { state s initial rest { lazy -> t } state t rest {} }
            system S { p: P }
            """);
    assertThat(untimed.verdict("eventually p.t")).isEqualTo("violated");
    Meaning timed =
        Meaning.of(
            """
            process P { var n: 0..1 = 0 state s initial { after 2.. -> t } state t rest {} }
            system S { p: P }
            """);
    // In s there is always a tick or the step, so the run goes on; and the step is owed from 2 on.
    assertThat(timed.verdict("eventually p.t")).isEqualTo("holds");
  }
}
