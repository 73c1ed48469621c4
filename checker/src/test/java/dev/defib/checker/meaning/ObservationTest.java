package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What machines see of each other, and shared variables. */
class ObservationTest {
  @Test
  void aStateShownAsAnotherIsReadAsThatOne() {
    Meaning it =
        Meaning.of(
            """
            device D {
              visible state a initial { lazy -> b }
              visible state b shown as c {}
              visible state c {}
            }
            driver P(d: D) {
              state s initial rest { lazy when d.c -> c lazy when d.b -> b }
              state c rest {}
              state b rest {}
            }
            system S { d: D p: P(d) }
            """);
    // The driver takes b for c, and never sees b; a spec sees what is.
    assertThat(it.reachable("d", "p")).containsExactlyInAnyOrder("d=a p=s", "d=b p=s", "d=b p=c");
    assertThat(it.verdict("possible d.b")).isEqualTo("holds");
    assertThat(it.verdict("possible d.c")).isEqualTo("violated");
  }

  @Test
  void aChangeIsAnnouncedAtTheStartAndByEveryAssignment() {
    Meaning it =
        Meaning.of(
            """
            process W(x: var 0..1) {
              state a initial { { x = 0 } -> b }
              state b rest {}
            }
            process P(x: 0..1) {
              var n: 0..3 = 0
              state s initial rest { on change x { n += 1 } -> stay }
            }
            system S { var x: 0..1 = 0 w: W(x) p: P(x) }
            """);
    // Once for the start and once for an assignment of the same value; or one for both.
    assertThat(it.reachable("w", "p.n"))
        .containsExactlyInAnyOrder("w=a p.n=0", "w=a p.n=1", "w=b p.n=0", "w=b p.n=1", "w=b p.n=2");
  }

  @Test
  void aRestartedWatcherIsToldAgain() {
    Meaning it =
        Meaning.of(
                """
                process W(x: 0..1) {
                  stable var n: 0..2 = 0
                  state s initial rest { on change x when n < 2 { n += 1 } -> stay }
                }
                policy R(w: process) { state s initial rest { on exit(w) { start w } -> stay } }
                system S { var x: 0..1 = 0 w: W(x) r: R(w) }
                """)
            .under("crash(w) at most 1");
    assertThat(it.reachable("w", "w.n"))
        .containsExactlyInAnyOrder(
            "w=s w.n=0", "w=s w.n=1", "w=s w.n=2", "w=dead w.n=0", "w=dead w.n=1");
  }

  @Test
  void aGhostVariableCountsWithoutInfluence() {
    Meaning it =
        Meaning.of(
            """
            process P {
              ghost var n: 0..2 = 0
              state s initial { { n += 1 } -> t }
              state t { { n += 1 } -> u }
              state u rest {}
            }
            system S { p: P }
            """);
    assertThat(it.verdict("always (p.u implies p.n == 2)")).isEqualTo("holds");
    assertThat(it.verdict("possible p.t and p.n == 2")).isEqualTo("violated");
  }

  @Test
  void visibleVariablesAndSignalsAreReadAsTheyAre() {
    Meaning it =
        Meaning.of(
            """
            device D {
              visible var n: 0..1 = 0
              visible signal irq
              state a initial { { n = 1 } -> b }
              state b { { raise irq } -> c }
              state c {}
            }
            driver P(d: D) {
              state s initial rest { when d.n == 1 and not d.irq -> early when d.irq -> late }
              state early rest {}
              state late rest {}
            }
            system S { d: D p: P(d) }
            """);
    // Reading a signal does not take it.
    assertThat(it.reachable("d", "p", "d.irq"))
        .containsExactlyInAnyOrder(
            "d=a p=s d.irq=false",
            "d=b p=s d.irq=false",
            "d=b p=early d.irq=false",
            "d=c p=early d.irq=true",
            "d=c p=s d.irq=true",
            "d=c p=late d.irq=true");
  }

  @Test
  void aSharedVariableIsOneForAll() {
    Meaning it =
        Meaning.of(
            """
            process P(x: var 0..3) { state s initial { { x += 1 } -> t } state t rest {} }
            system S { var x: 0..3 = 0 p: P(x) q: P(x) }
            """);
    assertThat(it.reachable("p", "q", "x"))
        .containsExactlyInAnyOrder("p=s q=s x=0", "p=t q=s x=1", "p=s q=t x=1", "p=t q=t x=2");
  }

  @Test
  void aSharedVariableSurvivesItsWriter() {
    Meaning it =
        Meaning.of(
                """
                process P(x: var 0..3) { state s initial { { x += 1 } -> t } state t rest {} }
                system S { var x: 0..3 = 0 p: P(x) }
                """)
            .under("crash(p) at most 1");
    assertThat(it.reachable("p", "x"))
        .containsExactlyInAnyOrder("p=s x=0", "p=t x=1", "p=dead x=0", "p=dead x=1");
  }
}
