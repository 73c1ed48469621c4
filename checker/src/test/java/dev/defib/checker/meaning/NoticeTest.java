package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Exit notices. */
class NoticeTest {
  @Test
  void twoDeathsBeforeItIsTakenAreOneNoticeAndAStartLeavesIt() {
    Meaning it =
        Meaning.of(
            """
            messages Go { go }
            driver M { state up initial rest {} }
            policy A(m: driver, q: queue of Go) {
              state a initial { { kill m } -> b }
              state b { { start m } -> c }
              state c { { kill m } -> d }
              state d { { start m; q!go } -> e }
              state e rest {}
            }
            process B(m: driver, q: queue of Go) {
              var n: 0..2 = 0
              state w initial rest { on q?go -> s }
              state s rest { on exit(m) { n += 1 } -> stay }
            }
            system S { queue q: Go[1] m: M a: A(m, q) b: B(m, q) }
            """);
    // b looks only after both deaths and both starts: one notice.
    assertThat(it.reachable("b", "b.n", "m"))
        .containsExactlyInAnyOrder(
            "b=w b.n=0 m=up", "b=w b.n=0 m=dead", "b=s b.n=0 m=up", "b=s b.n=1 m=up");
  }

  @Test
  void eachObserverHasItsOwn() {
    Meaning it =
        Meaning.of(
                """
                driver M { state up initial rest {} }
                process B(m: driver) { state s initial rest { on exit(m) -> t } state t rest {} }
                system S { m: M a: B(m) b: B(m) }
                """)
            .under("crash(m) at most 1");
    assertThat(it.reachable("a", "b", "m"))
        .containsExactlyInAnyOrder(
            "a=s b=s m=up", "a=s b=s m=dead", "a=t b=s m=dead", "a=s b=t m=dead", "a=t b=t m=dead");
  }

  @Test
  void aStartDoesNotAnnounceEarlierDeaths() {
    Meaning it =
        Meaning.of(
            """
            driver M { state up initial { -> exit(normal) } }
            process B(m: driver) {
              state s initial rest { on exit(m) -> t when dead(m) -> u }
              state t rest {}
              state u rest {}
            }
            policy P(m: driver, b: process) {
              state s initial { on exit(m) { start b } -> t }
              state t rest {}
            }
            system S { m: M b: B(m) dead p: P(m, b) }
            """);
    // b is started after the death: it can only ask whether m is dead.
    assertThat(it.reachable("b")).containsExactlyInAnyOrder("b=dead", "b=s", "b=u");
  }

  @Test
  void theObserversOwnDeathClearsIt() {
    Meaning it =
        Meaning.of(
            """
            driver M { state up initial rest {} }
            process B(m: driver) {
              state s initial rest { lazy -> l }
              state l rest { on exit(m) -> t }
              state t rest {}
            }
            policy P(m: driver, b: process) {
              state a initial { { kill m } -> b_dies }
              state b_dies { { kill b; start b } -> c }
              state c rest {}
            }
            system S { m: M b: B(m) p: P(m, b) }
            """);
    // In its second life (p in c) b has no notice of the death in its first.
    assertThat(it.reachable("p", "b"))
        .containsExactlyInAnyOrder(
            "p=a b=s",
            "p=a b=l",
            "p=b_dies b=s",
            "p=b_dies b=l",
            "p=b_dies b=t",
            "p=c b=s",
            "p=c b=l");
  }

  @Test
  void clearExitClearsItAndAFalseGuardDoesNot() {
    Meaning it =
        Meaning.of(
            """
            driver M { state up initial { -> exit(normal) } }
            process Clears(m: driver) {
              state s initial { when dead(m) { clear exit(m) } -> l }
              state l rest { on exit(m) -> t }
              state t rest {}
            }
            process Guards(m: driver) {
              var n: 0..1 = 0
              state s initial rest {
                on exit(m) when n == 1 -> t
                lazy when dead(m) { n = 1 } -> stay
              }
              state t rest {}
            }
            system S { m: M c: Clears(m) g: Guards(m) }
            """);
    assertThat(it.reachable("c")).containsExactlyInAnyOrder("c=s", "c=l");
    assertThat(it.reachable("g", "g.n"))
        .containsExactlyInAnyOrder("g=s g.n=0", "g=s g.n=1", "g=t g.n=1");
  }

  @Test
  void itTellsTheReason() {
    Meaning it =
        Meaning.of(
                """
                process M { state up initial rest { lazy -> exit(normal) lazy -> exit(failure) } }
                policy P(m: process) {
                  var r: 0..4 = 0
                  state s initial rest {
                    on exit(m) as why when why == normal { r = 1 } -> t
                    on exit(m) as why when why == failure { r = 2 } -> t
                    on exit(m) as why when why == killed { r = 3 } -> t
                    on exit(m) as why when why == crash { r = 4 } -> t
                    lazy { kill m } -> stay
                  }
                  state t rest {}
                }
                system S { m: M p: P(m) }
                """)
            .under("crash(m) at most 1");
    assertThat(it.reachable("p", "p.r", "m"))
        .containsExactlyInAnyOrder(
            "p=s p.r=0 m=up",
            "p=s p.r=0 m=dead",
            "p=t p.r=1 m=dead",
            "p=t p.r=2 m=dead",
            "p=t p.r=3 m=dead",
            "p=t p.r=4 m=dead");
  }

  @Test
  void anIndexOfAGroupIsBound() {
    Meaning it =
        Meaning.of(
                """
                driver M { state up initial rest {} }
                policy P(ms: driver[]) {
                  var i: 0..2 = 0
                  state s initial rest { on exit(ms[k]) when k > 0 { i = k } -> t }
                  state t rest {}
                }
                system S { m[3]: M p: P(m) }
                """)
            .under("crash(any driver) at most 1");
    assertThat(it.reachable("p", "p.i"))
        .containsExactlyInAnyOrder("p=s p.i=0", "p=t p.i=1", "p=t p.i=2");
  }

  @Test
  void aHungObserverIsTold() {
    Meaning it =
        Meaning.of(
                """
                driver M { state up initial { lazy -> exit(normal) } }
                process B(m: driver) {
                  state s initial rest { on exit(m) -> t }
                  state t rest {}
                }
                system S { m: M b: B(m) }
                """)
            .under("hang(b) at most 1 for 1..1");
    // It takes the notice when the hang is over.
    assertThat(it.worst("exit(m) leads to b.t within 9")).contains(1L);
  }
}
