package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import org.junit.jupiter.api.Test;

/** Where two constructs meet. */
class CornerTest {
  @Test
  void aStepThatKillsItsOwnOwnerWithAnotherVoidsItsAssignments() {
    Meaning it =
        Meaning.of(
            """
            driver M { state up initial rest {} }
            policy P(m: driver, x: var 0..3) {
              var n: 0..3 = 1
              state s initial { { n = 2; x = 3; kill m } -> t }
              state t rest {}
            }
            system S { var x: 0..3 = 0 m: M p: P(m, x) ends with m }
            """);
    // p dies with m in its own step: n and the target are void, the shared variable is not.
    assertThat(it.reachable("p", "p.n", "x", "m"))
        .containsExactlyInAnyOrder("p=s p.n=1 x=0 m=up", "p=dead p.n=1 x=3 m=dead");
  }

  @Test
  void aHandlerMayEndItsMachine() {
    Meaning it =
        Meaning.of(
            """
            process Q { var n: 0..3 = 0 state s initial rest { on stop_it { n = 2 } -> exit(failure) } }
            process P(q: Q) {
              var r: 0..2 = 0
              state s initial { do q.stop_it -> t }
              state t rest { on exit(q) as why when why == failure { r = 1 } -> u }
              state u rest {}
            }
            system S { q: Q p: P(q) }
            """);
    assertThat(it.reachable("q", "q.n", "p", "p.r"))
        .containsExactlyInAnyOrder(
            "q=s q.n=0 p=s p.r=0", "q=dead q.n=0 p=t p.r=0", "q=dead q.n=0 p=u p.r=1");
  }

  @Test
  void whatIsSentInTheStepOfADeathIsLostWithIt() {
    Meaning it =
        Meaning.of(
            """
            messages M { a }
            driver D(q: queue of M) { state s initial { { q!a } -> exit(normal) } }
            process R(q: queue of M) { state s initial rest { lazy on q?a -> t } state t rest {} }
            system S { queue q: M[1] lost with d d: D(q) r: R(q) }
            """);
    // Effects come first, then the death, which empties the queue.
    assertThat(it.reachable("d", "q", "r"))
        .containsExactlyInAnyOrder("d=s q=[] r=s", "d=dead q=[] r=s");
  }

  @Test
  void aClearBeforeADeathInTheSameStepDoesNotCoverIt() {
    Meaning it =
        Meaning.of(
            """
            driver M { state up initial rest {} }
            policy P(m: driver) {
              state s initial { { kill m; clear exit(m) } -> t }
              state t rest { on exit(m) -> u }
              state u rest {}
            }
            system S { m: M p: P(m) }
            """);
    // `clear exit` is an effect, the death takes effect after all of them.
    assertThat(it.reachable("m", "p"))
        .containsExactlyInAnyOrder("m=up p=s", "m=dead p=t", "m=dead p=u");
  }

  @Test
  void signalsOfADeadMachineAreClearedButADevicesAreNot() {
    Meaning it =
        Meaning.of(
                """
                process Q {
                  signal done
                  state s initial { { raise done } -> t }
                  state t rest {}
                }
                process P(q: Q) {
                  state s initial rest { lazy on q.done -> t }
                  state t rest {}
                }
                system S { q: Q p: P(q) }
                """)
            .under("crash(q) at most 1");
    assertThat(it.reachable("q", "q.done", "p"))
        .containsExactlyInAnyOrder(
            "q=s q.done=false p=s",
            "q=dead q.done=false p=s",
            "q=t q.done=true p=s",
            "q=t q.done=false p=t",
            "q=dead q.done=false p=t");
  }

  @Test
  void timersAndWindowsAreClearedByDeath() {
    Meaning it =
        Meaning.of(
                """
                driver M {
                  timer t
                  window w[2] over 9
                  stable var lives: 0..2 = 0
                  var n: 0..2 = 0
                  state s initial rest {
                    when lives == 0 { lives = 1; set t = 2; note w } -> a
                    when lives == 1 { lives = 2; n = w.count } -> a
                  }
                  state a rest { on t -> b }
                  state b rest {}
                }
                policy P(m: driver) { state s initial rest { on exit(m) { start m } -> stay } }
                system S { m: M p: P(m) }
                """)
            .under("crash(m) at most 1 while m.a");
    // In the second life the timer is not running and nothing is noted.
    assertThat(it.reachable("m", "m.lives", "m.n"))
        .containsExactlyInAnyOrder(
            "m=s m.lives=0 m.n=0",
            "m=a m.lives=1 m.n=0",
            "m=b m.lives=1 m.n=0",
            "m=dead m.lives=1 m.n=0",
            "m=s m.lives=1 m.n=0",
            "m=a m.lives=2 m.n=0");
  }

  @Test
  void aHangPausesWhatAnEveryCounts() {
    Meaning it =
        Meaning.of(
                """
                process P {
                  var n: 0..1 = 0
                  state s initial rest { every 3 when n == 0 { n = 1 } }
                }
                system S { p: P }
                """)
            .under("hang(p) at most 1 for 2..2");
    // Struck when 3 ticks have passed: 2 hung, and 3 anew, for clocks are 0.
    assertThat(it.worst("p.n == 0 leads to p.n == 1 within 20")).contains(8L);
  }

  @Test
  void aWedgedDeviceAcceptsEvenWhatItHasNoHandlerFor() {
    Meaning it =
        Meaning.of(
                """
                device D { state s initial { on go -> t } state t {} }
                driver P(d: D) {
                  state s initial { do d.go -> t }
                  state t { do d.go -> u }
                  state u rest {}
                }
                system S { d: D p: P(d) }
                """)
            .under("wedge(d) at most 1");
    // Wedged, even a command without a handler is accepted.
    assertThat(it.reachable("d", "p"))
        .containsExactlyInAnyOrder(
            "d=s p=s",
            "d=s (wedged) p=s",
            "d=s (wedged) p=t",
            "d=s (wedged) p=u",
            "d=t p=t",
            "d=t (wedged) p=t",
            "d=t (wedged) p=u");
    assertThat(it.errors()).containsExactly(ErrorKind.UNEXPECTED_COMMAND);
  }

  @Test
  void aReplyOfAWedgedDeviceIsAnything() {
    Meaning it =
        Meaning.of(
                """
                device D { state s initial { on ask { reply 1 } -> stay } }
                driver P(d: D) {
                  var x: 0..2 = 0
                  state s initial { do d.ask ? x -> t }
                  state t rest {}
                }
                system S { d: D p: P(d) }
                """)
            .under("wedge(d) at most 1 while p.s");
    assertThat(it.reachable("d", "p", "p.x"))
        .contains("d=s p=t p.x=1")
        .contains("d=s (wedged) p=t p.x=0", "d=s (wedged) p=t p.x=1", "d=s (wedged) p=t p.x=2");
  }

  @Test
  void aMaskOutlivesTheDriverThatSetIt() {
    Meaning it =
        Meaning.of(
                """
                device D {
                  signal irq
                  state a initial { lazy { raise irq } -> b }
                  state b {}
                }
                driver P(d: D) {
                  stable var lives: 0..1 = 0
                  state s initial rest {
                    when lives == 0 { lives = 1; mask d.irq } -> m
                    when lives == 1 -> t
                  }
                  state m rest {}
                  state t rest { on d.irq -> u }
                  state u rest {}
                }
                policy R(p: driver) { state s initial rest { on exit(p) { start p } -> stay } }
                system S { d: D p: P(d) r: R(p) }
                """)
            .under("crash(p) at most 1 while p.m");
    // The device keeps what it was told: the next driver never gets the interrupt.
    assertThat(it.verdict("never p.u")).isEqualTo("holds");
    assertThat(it.verdict("possible p.t and d.irq")).isEqualTo("holds");
  }

  @Test
  void twoEagerMachinesInterleaveInEveryOrder() {
    Meaning it =
        Meaning.of(
            """
            process P(x: var 0..9, k: int) {
              var seen: 0..9 = 0
              state s initial { { seen = x; x = x + k } -> t }
              state t rest {}
            }
            system S { var x: 0..9 = 0 a: P(x, 1) b: P(x, 2) }
            """);
    assertThat(it.reachable("a", "a.seen", "b", "b.seen", "x"))
        .containsExactlyInAnyOrder(
            "a=s a.seen=0 b=s b.seen=0 x=0",
            "a=t a.seen=0 b=s b.seen=0 x=1",
            "a=s a.seen=0 b=t b.seen=0 x=2",
            "a=t a.seen=0 b=t b.seen=1 x=3",
            "a=t a.seen=2 b=t b.seen=0 x=3");
  }

  @Test
  void ofTwoDueStepsEitherComesFirst() {
    Meaning it =
        Meaning.of(
            """
            process P(x: var 0..2, k: int) {
              state s initial { after 2 { x = k } -> t }
              state t rest {}
            }
            system S { var x: 0..2 = 0 a: P(x, 1) b: P(x, 2) }
            """);
    assertThat(it.reachable("a", "b", "x"))
        .containsExactlyInAnyOrder(
            "a=s b=s x=0", "a=t b=s x=1", "a=s b=t x=2", "a=t b=t x=2", "a=t b=t x=1");
    // 3 states of the clocks together at 0, 1, 2; then one of the two; then both, in two ways.
    assertThat(it.states()).isEqualTo(7);
  }

  @Test
  void aGuardThatBecomesTrueInTheSameTickCounts() {
    Meaning it =
        Meaning.of(
            """
            process G(go: var bool) {
              state s initial { after 2 { go = true } -> t }
              state t rest {}
            }
            process P(go: bool) {
              state s initial {
                after 2 when go -> early
                after 3 -> late
              }
              state early rest {}
              state late rest {}
            }
            system S { var go: bool = false g: G(go) p: P(go) }
            """);
    // At 2, g must step, and then p must, before the third tick.
    assertThat(it.reachable("p")).containsExactlyInAnyOrder("p=s", "p=early");
  }

  @Test
  void aStuckVariableIsStuckForItsFaultsDurationOnly() {
    Meaning it =
        Meaning.of(
                """
                process P {
                  var n: 0..9 = 0
                  state s initial rest { every 1 when n < 9 { n += 1 } }
                }
                system S { p: P }
                """)
            .under("stuck(p.n) at most 1 for 2..2");
    // Struck before a beat and ended after the one 2 ticks later, it swallows three: 9 + 3.
    assertThat(it.worst("p.n == 0 leads to p.n == 9 within 30")).contains(12L);
    assertThat(it.shortest("p.n == 9")).isEqualTo(9);
  }

  @Test
  void anExitOfAGroupMemberIsTakenOneByOne() {
    Meaning it =
        Meaning.of(
            """
            driver M { state up initial { -> exit(normal) } }
            policy P(ms: driver[]) {
              var n: 0..3 = 0
              var sum: 0..9 = 0
              state s initial rest { on exit(ms[i]) { n += 1; sum += i } -> stay }
            }
            system S { m[3]: M p: P(m) }
            """);
    assertThat(it.verdict("eventually p.n == 3 and p.sum == 3")).isEqualTo("holds");
    assertThat(it.errors()).isEmpty();
  }

  @Test
  void nestedSupervisorsTakeTheirChildrenWithThem() {
    Meaning it =
        Meaning.of(
                """
                driver W { state up initial rest {} }
                policy Inner(w: driver) { state s initial rest { on exit(w) { start w } -> stay } }
                policy Outer(sup: policy, w: driver) {
                  state s initial rest {
                    on exit(sup) { kill w } -> t
                  }
                  state t { { start sup; start w } -> s }
                }
                system S { w: W ends with sup sup: Inner(w) top: Outer(sup, w) }
                """)
            .under("crash(sup) at most 1");
    // The restarted inner supervisor is not told of the death that went with its own.
    assertThat(it.reachable("w", "sup", "top"))
        .containsExactlyInAnyOrder(
            "w=up sup=s top=s", "w=dead sup=dead top=s", "w=dead sup=dead top=t");
    assertThat(it.errors()).isEmpty();
  }

  @Test
  void aGarbledDeviceMayBeGivenAnUnexpectedCommand() {
    Meaning it =
        Meaning.of(
                """
                device D { state a initial { on go -> a } state b {} }
                driver P(d: D) { state s initial rest { lazy do d.go -> t } state t rest {} }
                system S { d: D p: P(d) }
                """)
            .under("garble(d) at most 1");
    assertThat(it.errors()).containsExactly(ErrorKind.UNEXPECTED_COMMAND);
  }

  @Test
  void aLossyQueueLostWithAMachineIsEmptiedToo() {
    Meaning it =
        Meaning.of(
                """
                messages M { a }
                driver R(q: queue of M) { state r initial rest { lazy on q?a -> stay } }
                process P(q: queue of M) { state s initial rest { lazy { q!a } -> t } state t rest {} }
                system S { queue q: M[1] lossy lost with r r: R(q) p: P(q) }
                """)
            .under("crash(r) at most 1");
    assertThat(it.reachable("r", "p", "q"))
        .containsExactlyInAnyOrder(
            "r=r p=s q=[]",
            "r=r p=t q=[a]",
            "r=r p=t q=[]",
            "r=dead p=s q=[]",
            "r=dead p=t q=[]",
            "r=dead p=t q=[a]");
  }
}
