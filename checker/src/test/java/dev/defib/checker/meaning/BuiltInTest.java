package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import org.junit.jupiter.api.Test;

/** The checks that every spec makes, and when a verdict is vacuous or undecided. */
class BuiltInTest {
  @Test
  void stuckOutsideARestIsADeadlock() {
    String model =
        """
        process P { state s initial { -> t } state t %s {} }
        system S { p: P }
        """;
    assertThat(Meaning.of(model.formatted("")).verdict("no deadlock")).isEqualTo("violated");
    assertThat(Meaning.of(model.formatted("rest")).verdict("no deadlock")).isEqualTo("holds");
  }

  @Test
  void whoCanTakePartSomeDayIsNotDeadlocked() {
    Meaning called =
        Meaning.of(
            """
            process Q { state s initial { on ping -> s } }
            process P(q: Q) { state s initial { after 3 -> t } state t rest { lazy do q.ping -> s } }
            system S { q: Q p: P(q) }
            """);
    // q is called only after time, and only if p likes.
    assertThat(called.verdict("no deadlock")).isEqualTo("holds");
  }

  @Test
  void faultsDoNotHelpOutOfADeadlock() {
    Meaning it =
        Meaning.of(
                """
                process P { state s initial {} }
                system S { p: P }
                """)
            .under("crash(p) at most 1");
    assertThat(it.verdict("no deadlock")).isEqualTo("violated");
  }

  @Test
  void whoMayBeKilledIsNotDeadlocked() {
    Meaning it =
        Meaning.of(
            """
            driver M { state s initial {} }
            policy P(m: driver) { state s initial rest { lazy { kill m } -> t } state t rest {} }
            system S { m: M p: P(m) }
            """);
    assertThat(it.verdict("no deadlock")).isEqualTo("holds");
  }

  @Test
  void devicesAndTheDeadAndTheHungAreExempt() {
    Meaning it =
        Meaning.of(
                """
                device D { state s initial { -> t } state t {} }
                process P { state s initial { -> s } }
                system S { d: D p: P }
                """)
            .under("crash(p) at most 1", "hang(p) at most 1");
    assertThat(it.verdict("no deadlock")).isEqualTo("holds");
  }

  @Test
  void aLoopWithoutATickIsStuckTime() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial { -> t } state t { -> s } }
            process Q { state s initial rest { every 1 -> stay } }
            system S { p: P q: Q }
            """);
    assertThat(it.verdict("time progresses")).isEqualTo("violated");
  }

  @Test
  void aLazyStepInTheLoopIsNoStuckTime() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial { lazy -> t } state t { -> s } }
            process Q { state s initial rest { every 1 -> stay } }
            system S { p: P q: Q }
            """);
    assertThat(it.verdict("time progresses")).isEqualTo("holds");
  }

  @Test
  void everySystemWithErrorsIsUndecidedUnlessViolated() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var n: 0..1 = 0
              state s initial { lazy -> t lazy { n += 2 } -> u }
              state t rest {}
              state u rest {}
            }
            system S { p: P }
            """);
    assertThat(it.verdict("never p.u")).isEqualTo("undecided");
    assertThat(it.verdict("never p.t")).isEqualTo("violated");
    assertThat(it.verdict("p.u leads to p.t")).isEqualTo("undecided");
    assertThat(it.verdict("no range error")).isEqualTo("violated");
    assertThat(it.errors()).containsExactly(ErrorKind.RANGE);
  }

  @Test
  void eachKindOfErrorHasItsCheck() {
    Meaning it =
        Meaning.of(
            """
            driver M { state s initial rest {} }
            policy P(m: driver) { state s initial { { start m } -> t } state t rest {} }
            system S { m: M p: P(m) }
            """);
    assertThat(it.verdict("no misuse")).isEqualTo("violated");
    assertThat(it.verdict("no range error")).isEqualTo("undecided");
  }

  @Test
  void vacuousIsWhatNothingCouldBreak() {
    Meaning it =
        Meaning.of(
            """
            driver M { state s initial rest { lazy -> t } state t rest {} state never_reached rest {} }
            system S { m: M }
            """);
    assertThat(it.verdict("m.never_reached leads to m.t")).isEqualTo("vacuous");
    assertThat(it.verdict("m.never_reached stays until m.t")).isEqualTo("vacuous");
    assertThat(it.verdict("after m.never_reached, always m.s")).isEqualTo("vacuous");
    assertThat(it.verdict("always m.s or not m.s")).isEqualTo("vacuous");
    assertThat(it.verdict("always m.s or m.t")).isEqualTo("holds");
    assertThat(it.under("crash(m) at most 1 while m.never_reached").verdict("always alive(m)"))
        .isEqualTo("vacuous");
    // A violation is never vacuous.
    assertThat(it.under("crash(m) at most 1 while m.never_reached").verdict("never m.t"))
        .isEqualTo("violated");
  }

  @Test
  void withAnyEachInstanceMustBeStruckSomewhere() {
    Meaning it =
        Meaning.of(
                """
                driver M { state s initial rest {} }
                system S { m: M n: M dead }
                """)
            .under("crash(any driver) at most 1");
    // n is never alive, so never struck.
    assertThat(it.verdict("always m.s or dead(m)")).isEqualTo("vacuous");
    assertThat(it.verdict("never dead(m)")).isEqualTo("violated");
  }
}
