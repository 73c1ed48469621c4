package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import org.junit.jupiter.api.Test;

/** Commands: both move in one step, or nobody does. */
class CommandTest {
  @Test
  void aDeviceWithoutAHandlerIsAnError() {
    Meaning it =
        Meaning.of(
            """
            device D { state s initial { on a -> t } state t {} }
            driver P(d: D) {
              state s initial { do d.a -> t }
              state t { do d.a -> u }
              state u rest {}
            }
            system S { d: D p: P(d) }
            """);
    assertThat(it.errors()).containsExactly(ErrorKind.UNEXPECTED_COMMAND);
    assertThat(it.reachable("p", "d")).containsExactlyInAnyOrder("p=s d=s", "p=t d=t");
  }

  @Test
  void softwareWithoutAHandlerMakesItsCallerWait() {
    Meaning it =
        Meaning.of(
            """
            process Q { state s initial { lazy -> t } state t rest { on a -> u } state u rest {} }
            process P(q: Q) { state s initial { do q.a -> t } state t rest {} }
            system S { q: Q p: P(q) }
            """);
    assertThat(it.reachable("p", "q")).containsExactlyInAnyOrder("p=s q=s", "p=s q=t", "p=t q=u");
    assertThat(it.errors()).isEmpty();
  }

  @Test
  void aHandlerThatLacksOnlyRoomMakesItsCallerWait() {
    Meaning it =
        Meaning.of(
            """
            messages M { a }
            device D(q: queue of M) { state s initial { on c { q!a } -> stay } }
            driver P(d: D) {
              state s initial { do d.c -> t }
              state t { do d.c -> u }
              state u rest {}
            }
            system S { queue q: M[1] d: D(q) p: P(d) }
            """);
    // The second message has no room, and nobody takes the first.
    assertThat(it.reachable("p", "q")).containsExactlyInAnyOrder("p=s q=[]", "p=t q=[a]");
    assertThat(it.errors()).isEmpty();
  }

  @Test
  void theCallersMessagesNeedRoomToo() {
    Meaning it =
        Meaning.of(
            """
            messages M { a }
            device D { state s initial { on c -> t } state t {} }
            driver P(d: D, q: queue of M) {
              state f initial { { q!a } -> s }
              state s { do d.c { q!a } -> t }
              state t rest {}
            }
            system S { queue q: M[1] d: D p: P(d, q) }
            """);
    assertThat(it.reachable("p", "d", "q"))
        .containsExactlyInAnyOrder("p=f d=s q=[]", "p=s d=s q=[a]");
    assertThat(it.errors()).isEmpty();
  }

  @Test
  void aReplySeesTheHandlersEffects() {
    Meaning it =
        Meaning.of(
            """
            device D {
              var v: 0..3 = 1
              state s initial { on next { v += 1; reply v } -> stay }
            }
            driver P(d: D) {
              var x: 0..3 = 0
              state s initial { do d.next ? x -> t }
              state t rest {}
            }
            system S { d: D p: P(d) }
            """);
    assertThat(it.reachable("p", "p.x", "d.v"))
        .containsExactlyInAnyOrder("p=s p.x=0 d.v=1", "p=t p.x=2 d.v=2");
  }

  @Test
  void guardsOfHandlersMayAskForTheArgument() {
    Meaning it =
        Meaning.of(
            """
            device D {
              var last: 0..3 = 0
              state s initial {
                on set_to(v: 0..3) when v > 1 { last = v } -> t
                on set_to(v: 0..3) otherwise { last = v } -> stay
              }
              state t {}
            }
            driver P(d: D) {
              state s initial { do d.set_to(1) -> t }
              state t { do d.set_to(3) -> u }
              state u rest {}
            }
            system S { d: D p: P(d) }
            """);
    assertThat(it.reachable("p", "d", "d.last"))
        .containsExactlyInAnyOrder("p=s d=s d.last=0", "p=t d=s d.last=1", "p=u d=t d.last=3");
  }

  @Test
  void anArgumentOutsideItsTypeIsARangeError() {
    Meaning it =
        Meaning.of(
            """
            device D { state s initial { on set_to(v: 0..3) -> stay } }
            driver P(d: D) {
              var n: 0..9 = 4
              state s initial { do d.set_to(n) -> t }
              state t rest {}
            }
            system S { d: D p: P(d) }
            """);
    assertThat(it.errors()).containsExactly(ErrorKind.RANGE);
  }

  @Test
  void aHungCalleeHandlesNothing() {
    Meaning it =
        Meaning.of(
                """
                process Q { state s initial rest { on a -> t } state t rest {} }
                process P(q: Q) { state s initial rest { lazy do q.a -> t } state t rest {} }
                system S { q: Q p: P(q) }
                """)
            .under("hang(q) at most 1");
    assertThat(it.reachable("p", "q"))
        .containsExactlyInAnyOrder("p=s q=s", "p=s q=s (hung)", "p=t q=t", "p=t q=t (hung)");
  }

  @Test
  void anAllowedUnexpectedCommandHasNoEffect() {
    Meaning it =
        Meaning.of(
                """
                device D { state s initial { on a -> t } state t {} }
                driver P(d: D) {
                  state s initial { do d.a -> t }
                  state t { do d.a -> u }
                  state u rest {}
                }
                system S { d: D p: P(d) }
                """)
            .spec("allow unexpected command");
    assertThat(it.reachable("p", "d")).containsExactlyInAnyOrder("p=s d=s", "p=t d=t", "p=u d=t");
    assertThat(it.errors()).isEmpty();
  }
}
