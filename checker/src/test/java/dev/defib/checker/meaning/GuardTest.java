package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import org.junit.jupiter.api.Test;

/** Guards, {@code otherwise} in all its places, and transitions of the machine. */
class GuardTest {
  @Test
  void otherwiseNegatesTheGuardsOfItsTrigger() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var n: 0..1 = 0
              state s initial rest {
                when n == 0 { n = 1 } -> stay
                lazy when n == 1 -> t
                otherwise -> u
              }
              state t rest {}
              state u rest {}
            }
            system S { p: P }
            """);
    // One of the two guards is always true, the lazy one counts too: u is never reached.
    assertThat(it.reachable("p", "p.n"))
        .containsExactlyInAnyOrder("p=s p.n=0", "p=s p.n=1", "p=t p.n=1");
  }

  @Test
  void otherwiseOfAMessageIsPerKind() {
    Meaning it =
        Meaning.of(
            """
            messages M { a b }
            process P(q: queue of M) {
              var n: 0..1 = 0
              state s initial { { q!b } -> t }
              state t {
                on q?a when n == 0 -> bad
                on q?b when n == 1 -> bad
                on q?b otherwise -> u
              }
              state u rest {}
              state bad rest {}
            }
            system S { queue q: M[2] p: P(q) }
            """);
    // The guard of `on q?a` is true, but it is not a guard of `on q?b`.
    assertThat(it.reachable("p", "q"))
        .containsExactlyInAnyOrder("p=s q=[]", "p=t q=[b]", "p=u q=[]");
  }

  @Test
  void otherwiseNeedsItsTrigger() {
    Meaning it =
        Meaning.of(
            """
            messages M { a }
            process P(q: queue of M) {
              state s initial rest {
                on q?a when false -> t
                on q?a otherwise -> u
              }
              state t rest {}
              state u rest {}
            }
            system S { queue q: M[1] p: P(q) }
            """);
    assertThat(it.reachable("p")).containsExactly("p=s");
  }

  @Test
  void otherwiseMayDependOnWhatIsReceived() {
    Meaning it =
        Meaning.of(
            """
            messages M { a(n: 0..1) }
            process P(q: queue of M) {
              var n: 0..1 = any
              state s initial { { q!a(n) } -> t }
              state t {
                on q?a(x) when x == 0 -> zero
                on q?a(x) otherwise -> one
              }
              state zero rest {}
              state one rest {}
            }
            system S { queue q: M[1] p: P(q) }
            """);
    assertThat(it.reachable("p", "p.n"))
        .containsExactlyInAnyOrder(
            "p=s p.n=0", "p=s p.n=1", "p=t p.n=0", "p=t p.n=1", "p=zero p.n=0", "p=one p.n=1");
  }

  @Test
  void otherTakesTheKindsThatTheStateDoesNotName() {
    Meaning it =
        Meaning.of(
            """
            messages M { a b(n: 0..1) }
            process P(q: queue of M) {
              state s initial { { q!b(1); q!a } -> t }
              state t {
                on q?a when false -> bad
                on q?other -> stay
              }
              state bad rest {}
            }
            system S { queue q: M[2] p: P(q) }
            """);
    // b is taken by `other`; a is named, and that its guard is false does not change that.
    assertThat(it.reachable("p", "q"))
        .containsExactlyInAnyOrder("p=s q=[]", "p=t q=[b(1), a]", "p=t q=[a]");
  }

  @Test
  void acquireOtherwiseMeansThatTheLockIsHeld() {
    Meaning it =
        Meaning.of(
            """
            process A(l: lock) { state s initial { acquire l -> t } state t rest {} }
            process B(l: lock) { state s initial rest { acquire l otherwise -> t } state t rest {} }
            system S { lock l a: A(l) b: B(l) }
            """);
    assertThat(it.reachable("a", "b")).containsExactlyInAnyOrder("a=s b=s", "a=t b=s", "a=t b=t");
  }

  @Test
  void otherwiseOfAnExitNotice() {
    Meaning it =
        Meaning.of(
            """
            driver M { state s initial { -> exit(normal) } }
            policy P(m: driver) {
              var n: 0..1 = any
              state s initial rest {
                on exit(m) when n == 1 -> one
                on exit(m) otherwise -> zero
              }
              state one rest {}
              state zero rest {}
            }
            system S { m: M p: P(m) }
            """);
    assertThat(it.reachable("m", "p", "p.n"))
        .containsExactlyInAnyOrder(
            "m=s p=s p.n=0",
            "m=s p=s p.n=1",
            "m=dead p=s p.n=0",
            "m=dead p=s p.n=1",
            "m=dead p=zero p.n=0",
            "m=dead p=one p.n=1");
  }

  @Test
  void aDevicesOtherwiseTakesEveryCommandWithoutAnEnabledGuard() {
    Meaning it =
        Meaning.of(
            """
            device D {
              state s initial {
                on a when false -> bad
                on b -> t
                otherwise -> u
              }
              state t { otherwise ignore }
              state u { otherwise -> any }
              state bad {}
            }
            driver P(d: D) {
              state s initial { do d.a -> t }
              state t { do d.b -> v }
              state v rest {}
            }
            system S { d: D p: P(d) }
            """);
    // a has a false guard: d goes to u. There b has no handler: any of its four states.
    assertThat(it.reachable("p", "d"))
        .containsExactlyInAnyOrder(
            "p=s d=s", "p=t d=u", "p=v d=s", "p=v d=t", "p=v d=u", "p=v d=bad");
    assertThat(it.errors()).isEmpty();
  }

  @Test
  void otherwiseIgnoreKeepsTheDevice() {
    Meaning it =
        Meaning.of(
            """
            device D {
              state s initial { on a -> t }
              state t { otherwise ignore }
            }
            driver P(d: D) {
              state s initial { do d.a -> t }
              state t { do d.a -> u }
              state u rest {}
            }
            system S { d: D p: P(d) }
            """);
    assertThat(it.reachable("p", "d")).containsExactlyInAnyOrder("p=s d=s", "p=t d=t", "p=u d=t");
  }

  @Test
  void aTransitionOfTheStateHidesTheMachinesEvenIfItsGuardIsFalse() {
    Meaning it =
        Meaning.of(
            """
            device D {
              on a -> t
              state s initial { on a when false -> u }
              state t {}
              state u {}
            }
            driver P(d: D) { state s initial { do d.a -> t } state t rest {} }
            system S { d: D p: P(d) }
            """);
    assertThat(it.errors()).containsExactly(ErrorKind.UNEXPECTED_COMMAND);
    assertThat(it.reachable("p", "d")).containsExactly("p=s d=s");
  }

  @Test
  void aTransitionOfTheMachineBelongsToTheOtherStates() {
    Meaning it =
        Meaning.of(
            """
            messages M { a b }
            process P(q: queue of M) {
              on q?a -> t
              state s initial { { q!a } -> r }
              state r {
                on q?b -> u
              }
              state t rest {}
              state u rest {}
            }
            system S { queue q: M[1] p: P(q) }
            """);
    // `on q?b` is another trigger than `on q?a`, so r has the machine's transition.
    assertThat(it.reachable("p", "q"))
        .containsExactlyInAnyOrder("p=s q=[]", "p=r q=[a]", "p=t q=[]");
  }
}
