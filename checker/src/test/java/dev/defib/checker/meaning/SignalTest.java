package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Signals: latches, counters, levels and masks. */
class SignalTest {
  private static final String THRICE =
      """
      device D {
        %s
        state a initial { { raise irq } -> b }
        state b { { raise irq } -> c }
        state c { { raise irq } -> d }
        state d {}
      }
      """;

  /** Takes signals only when all have been raised, which it sees in the device. */
  private static final String AFTERWARDS =
      """
      driver P(d: D) {
        var n: 0..9 = 0
        state s initial rest { on d.irq when d.d { n += 1 } -> stay }
      }
      system S { d: D p: P(d) }
      """;

  private static String device(String signal) {
    return THRICE.formatted(signal).replace("state d {}", "visible state d {}");
  }

  @Test
  void aLatchIsTakenOnceHoweverOftenItWasRaised() {
    Meaning it = Meaning.of(device("signal irq") + AFTERWARDS);
    assertThat(it.reachable("d", "p.n"))
        .containsExactlyInAnyOrder("d=a p.n=0", "d=b p.n=0", "d=c p.n=0", "d=d p.n=0", "d=d p.n=1");
  }

  @Test
  void aCounterIsTakenAsOftenButSaturates() {
    Meaning three = Meaning.of(device("signal irq counts to 3") + AFTERWARDS);
    assertThat(three.reachable("d", "p.n")).contains("d=d p.n=3").doesNotContain("d=d p.n=4");
    Meaning two = Meaning.of(device("signal irq counts to 2") + AFTERWARDS);
    assertThat(two.reachable("d", "p.n")).contains("d=d p.n=2").doesNotContain("d=d p.n=3");
  }

  @Test
  void aLevelStaysUntilItIsLowered() {
    Meaning it =
        Meaning.of(
            """
            device D {
              signal irq level
              state a initial { { raise irq } -> b }
              state b { on quiet { lower irq } -> c }
              state c {}
            }
            driver P(d: D) {
              var n: 0..3 = 0
              state s initial rest { on d.irq when n < 3 { n += 1 } -> t }
              state t rest { on d.irq when n == 1 { n += 1 } -> u }
              state u rest { when n == 2 -> v }
              state v { do d.quiet -> w }
              state w rest { on d.irq { n = 3 } -> stay }
            }
            system S { d: D p: P(d) }
            """);
    // Taken twice, still set; lowered, it is not taken any more.
    assertThat(it.reachable("d", "p", "p.n", "d.irq"))
        .containsExactlyInAnyOrder(
            "d=a p=s p.n=0 d.irq=false",
            "d=b p=s p.n=0 d.irq=true",
            "d=b p=t p.n=1 d.irq=true",
            "d=b p=u p.n=2 d.irq=true",
            "d=b p=v p.n=2 d.irq=true",
            "d=c p=w p.n=2 d.irq=false");
  }

  @Test
  void aMaskedSignalCanBeRaisedButNotTaken() {
    Meaning it =
        Meaning.of(
            """
            device D {
              signal irq
              state a initial { on go { raise irq } -> b }
              state b {}
            }
            driver P(d: D) {
              state s initial { { mask d.irq } -> m }
              state m { do d.go -> t }
              state t rest {
                on d.irq -> bad
                lazy { unmask d.irq } -> u
              }
              state u { on d.irq -> w }
              state w rest {}
              state bad rest {}
            }
            system S { d: D p: P(d) }
            """);
    assertThat(it.reachable("p", "d.irq"))
        .containsExactlyInAnyOrder(
            "p=s d.irq=false",
            "p=m d.irq=false",
            "p=t d.irq=true",
            "p=u d.irq=true",
            "p=w d.irq=false");
  }

  @Test
  void clearForgetsIt() {
    Meaning it =
        Meaning.of(
            """
            device D {
              signal irq
              state a initial { on go { raise irq } -> b }
              state b {}
            }
            driver P(d: D) {
              state s initial { do d.go { clear d.irq } -> t }
              state t rest { on d.irq -> bad }
              state bad rest {}
            }
            system S { d: D p: P(d) }
            """);
    // The handler raises it first, and the caller then clears it, in the same step.
    assertThat(it.reachable("p", "d.irq"))
        .containsExactlyInAnyOrder("p=s d.irq=false", "p=t d.irq=false");
  }

  @Test
  void itOutlivesTheDriverAndIsTakenByTheNext() {
    Meaning it =
        Meaning.of(
                """
                device D {
                  signal irq
                  state a initial { on go -> b }
                  state b { lazy { raise irq } -> c }
                  state c {}
                }
                driver P(d: D) {
                  state s initial rest {
                    lazy do d.go -> t
                    on d.irq -> stale
                  }
                  state t rest { on d.irq -> u }
                  state u rest {}
                  state stale rest {}
                }
                policy R(p: driver) { state s initial rest { on exit(p) { start p } -> stay } }
                system S { d: D p: P(d) r: R(p) }
                """)
            .under("crash(p) at most 1 while p.t")
            .spec("allow unexpected command");
    assertThat(it.reachable("p")).contains("p=stale");
    assertThat(it.verdict("never p.stale")).isEqualTo("violated");
  }
}
