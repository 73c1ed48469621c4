package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import org.junit.jupiter.api.Test;

/** One step: what is read before it, and in which order its effects happen. */
class StepTest {
  @Test
  void effectsSeeTheEarlierOnes() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var a: 0..3 = 1
              var b: 0..3 = 2
              state s initial { { a = b; b = a } -> t }
              state t rest {}
            }
            system S { p: P }
            """);
    // a becomes 2, and b then takes the new a.
    assertThat(it.reachable("p", "p.a", "p.b"))
        .containsExactlyInAnyOrder("p=s p.a=1 p.b=2", "p=t p.a=2 p.b=2");
  }

  @Test
  void theHandlersEffectsComeFirstAndArgumentsAreReadBefore() {
    Meaning it =
        Meaning.of(
            """
            device D(x: var 0..9) {
              state s initial { on add(v: 0..9) { x = x + v } -> stay }
            }
            driver P(d: D, x: var 0..9) {
              state s initial { do d.add(x + 1) { x = x * 2 } -> t }
              state t rest {}
            }
            system S {
              memory var x: 0..9 = 1
              d: D(x)
              p: P(d, x)
            }
            """);
    // The argument is 1 + 1 = 2; the handler makes x 1 + 2 = 3; then the caller doubles it.
    assertThat(it.reachable("p", "x")).containsExactlyInAnyOrder("p=s x=1", "p=t x=6");
  }

  @Test
  void guardsOfBothAreReadInTheStateBefore() {
    Meaning it =
        Meaning.of(
            """
            process Q(x: var 0..1) {
              state s initial rest { on go when x == 0 { x = 1 } -> t }
              state t rest {}
            }
            process P(q: Q, x: 0..1) {
              state s initial rest { do q.go when x == 1 -> t }
              state t rest {}
            }
            system S {
              var x: 0..1 = 0
              q: Q(x)
              p: P(q, x)
            }
            """);
    // The caller's guard is false before the step, and that the handler would make it true is no
    // help.
    assertThat(it.reachable("p", "q", "x")).containsExactly("p=s q=s x=0");
  }

  @Test
  void fieldsOfAMessageSeeTheEarlierEffects() {
    Meaning it =
        Meaning.of(
            """
            messages M { m(n: 0..3) }
            process P(q: queue of M) {
              var n: 0..3 = 1
              state s initial { { n = 2; q!m(n + 1); n = 0 } -> t }
              state t rest {}
            }
            system S {
              queue q: M[1]
              p: P(q)
            }
            """);
    assertThat(it.reachable("p", "p.n", "q"))
        .containsExactlyInAnyOrder("p=s p.n=1 q=[]", "p=t p.n=0 q=[m(3)]");
  }

  @Test
  void aReceivedMessageMakesRoomForTheOneSent() {
    Meaning it =
        Meaning.of(
            """
            messages M { a b }
            process P(q: queue of M) {
              state s initial { { q!a } -> t }
              state t { on q?a { q!b } -> u }
              state u rest {}
            }
            system S {
              queue q: M[1]
              p: P(q)
            }
            """);
    assertThat(it.reachable("p", "q"))
        .containsExactlyInAnyOrder("p=s q=[]", "p=t q=[a]", "p=u q=[b]");
  }

  @Test
  void resolutionsWhoseMessagesHaveNoRoomAreNotOffered() {
    Meaning it =
        Meaning.of(
            """
            messages M { a }
            process P(q: queue of M) {
              var x: 0..1 = 0
              state f initial { { q!a } -> s }
              state s { { x = any; if x == 1 { q!a } } -> t }
              state t rest {}
            }
            system S {
              queue q: M[1]
              p: P(q)
            }
            """);
    // The queue is full in s: with x = 1 the message would not fit, with x = 0 none is sent.
    assertThat(it.reachable("p", "p.x", "q"))
        .containsExactlyInAnyOrder("p=f p.x=0 q=[]", "p=s p.x=0 q=[a]", "p=t p.x=0 q=[a]");
  }

  @Test
  void aMachinesEndVoidsItsOwnAssignmentsButNotWhatItSent() {
    Meaning it =
        Meaning.of(
            """
            messages M { a }
            process P(q: queue of M) {
              var n: 0..3 = 1
              state s initial { { n = 2; q!a } -> exit(normal) }
            }
            system S {
              queue q: M[1]
              p: P(q)
            }
            """);
    // Dead, n has its initial value again.
    assertThat(it.reachable("p", "p.n", "q"))
        .containsExactlyInAnyOrder("p=s p.n=1 q=[]", "p=dead p.n=1 q=[a]");
  }

  @Test
  void deathsAndStartsTakeEffectLastAndInOrder() {
    Meaning it =
        Meaning.of(
            """
            driver M { state fresh initial { lazy -> used } state used rest {} }
            policy P(m: driver) {
              var n: 0..2 = 0
              state s initial { { kill m; n = if alive(m) then 1 else 2 } -> t }
              state t { { start m; n = if alive(m) then 1 else 2 } -> u }
              state u { { kill m; start m } -> v }
              state v rest {}
            }
            system S {
              m: M
              p: P(m)
            }
            """);
    // In s, m is still alive when n is assigned; in t it is still dead; in u it dies and is
    // started.
    assertThat(it.reachable("p", "p.n", "m"))
        .containsExactlyInAnyOrder(
            "p=s p.n=0 m=fresh",
            "p=s p.n=0 m=used",
            "p=t p.n=1 m=dead",
            "p=u p.n=2 m=fresh",
            "p=u p.n=2 m=used",
            "p=v p.n=2 m=fresh",
            "p=v p.n=2 m=used");
    assertThat(it.errors()).isEmpty();
  }

  @Test
  void choicesAreAllTried() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var x: 0..9 = any 4..5
              state s initial { { x = any 1..2 } -> { t, u } }
              state t rest {}
              state u initial rest {}
              state v rest {}
            }
            system S { p: P }
            """);
    // Two initial states and two initial values; from s two values and two targets.
    assertThat(it.reachable("p", "p.x"))
        .containsExactlyInAnyOrder(
            "p=s p.x=4",
            "p=s p.x=5",
            "p=u p.x=4",
            "p=u p.x=5",
            "p=t p.x=1",
            "p=t p.x=2",
            "p=u p.x=1",
            "p=u p.x=2");
  }

  @Test
  void anyIsEveryStateOfTheMachine() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial { -> any } state t rest {} state u rest {} }
            system S { p: P }
            """);
    assertThat(it.reachable("p")).containsExactlyInAnyOrder("p=s", "p=t", "p=u");
  }

  @Test
  void withoutATargetAStateIsKept() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var n: 0..1 = 0
              state s initial rest { when n == 0 { n = 1 } }
            }
            system S { p: P }
            """);
    assertThat(it.reachable("p", "p.n")).containsExactlyInAnyOrder("p=s p.n=0", "p=s p.n=1");
  }

  @Test
  void loopsRunOverBothBounds() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var n: 0..99 = 0
              state s initial { { for i in 2..4 { n += i; n -= 1 } } -> t }
              state t rest {}
            }
            system S { p: P }
            """);
    // 2 + 3 + 4 - 3
    assertThat(it.reachable("p", "p.n")).containsExactlyInAnyOrder("p=s p.n=0", "p=t p.n=6");
  }

  @Test
  void aBoundNameHidesAnOuterOne() {
    Meaning it =
        Meaning.of(
            """
            messages M { m(n: 0..9) }
            process P(q: queue of M) {
              var n: 0..9 = 1
              var seen: 0..9 = 0
              state s initial { { q!m(7) } -> t }
              state t { on q?m(n) when n > 5 { seen = n } -> u }
              state u rest {}
            }
            system S {
              queue q: M[1]
              p: P(q)
            }
            """);
    // In t, n is what was received: 7, not 1; the variable keeps its 1.
    assertThat(it.reachable("p", "p.n", "p.seen"))
        .containsExactlyInAnyOrder(
            "p=s p.n=1 p.seen=0", "p=t p.n=1 p.seen=0", "p=u p.n=1 p.seen=7");
  }

  @Test
  void anErrorEndsTheRunWhereverItIs() {
    Meaning stored =
        Meaning.of(
            """
            process P { var n: 0..3 = 3 state s initial { { n += 1 } -> t } state t rest {} }
            system S { p: P }
            """);
    assertThat(stored.errors()).containsExactly(ErrorKind.RANGE);
    assertThat(stored.reachable("p")).containsExactly("p=s");
  }
}
