package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import org.junit.jupiter.api.Test;

/** Threads, arrays and messages under commands, restarts and faults. */
class MixtureTest {
  @Test
  void anyThreadMayHandleACommand() {
    Meaning it =
        Meaning.of(
            """
            process Q {
              thread one { state a initial rest { on go -> b } state b rest {} }
              thread two { state a initial rest { on go -> b } state b rest {} }
            }
            process P(q: Q) { state s initial { do q.go -> t } state t rest {} }
            system S { q: Q p: P(q) }
            """);
    // One of the two takes it, either.
    assertThat(it.reachable("p", "q.one", "q.two"))
        .containsExactlyInAnyOrder(
            "p=s q.one=a q.two=a", "p=t q.one=b q.two=a", "p=t q.one=a q.two=b");
  }

  @Test
  void theEndOfAThreadIsTheEndOfItsMachine() {
    Meaning it =
        Meaning.of(
            """
            process Q {
              thread one { state a initial rest { lazy -> exit(normal) } }
              thread two { state a initial rest { lazy -> b } state b rest {} }
            }
            system S { q: Q }
            """);
    assertThat(it.reachable("q.one", "q.two"))
        .containsExactlyInAnyOrder("q.one=a q.two=a", "q.one=a q.two=b", "q.one=dead q.two=dead");
  }

  @Test
  void aHangHoldsAllThreads() {
    Meaning it =
        Meaning.of(
                """
                process Q {
                  thread one { state a initial rest { lazy -> b } state b rest {} }
                  thread two { state a initial rest { on go -> b } state b rest {} }
                }
                process P(q: Q) { state s initial rest { lazy do q.go -> t } state t rest {} }
                system S { q: Q p: P(q) }
                """)
            .under("hang(q) at most 1");
    assertThat(it.verdict("ltl G (hung(q) and q.one.a and q.two.a implies G (q.one.a and p.s))"))
        .isEqualTo("holds");
    assertThat(it.verdict("possible hung(q) and q.one.b and q.two.b")).isEqualTo("holds");
  }

  @Test
  void threadsHaveClocksOfTheirOwn() {
    Meaning it =
        Meaning.of(
            """
            process Q {
              thread one { state a initial { after 2 -> b } state b rest {} }
              thread two { state a initial { after 1 -> b } state b { after 2 -> c } state c rest {} }
            }
            system S { q: Q }
            """);
    assertThat(it.worst("q.one.a leads to q.one.b within 9")).contains(2L);
    assertThat(it.worst("q.two.a leads to q.two.c within 9")).contains(3L);
    // Ticks 0, 1 (two first or not), 2 (one first or not), 3 (two first or not): 1 + 2 + 2 + 2.
    assertThat(it.states()).isEqualTo(7);
  }

  @Test
  void aRestartTriesEveryInitialState() {
    Meaning it =
        Meaning.of(
                """
                driver M {
                  state a initial rest {}
                  state b initial rest {}
                  state c rest {}
                }
                policy P(m: driver) { state s initial rest { on exit(m) { start m } -> t } state t rest {} }
                system S { m: M p: P(m) }
                """)
            .under("crash(m) at most 1");
    assertThat(it.reachable("p", "m"))
        .containsExactlyInAnyOrder("p=s m=a", "p=s m=b", "p=s m=dead", "p=t m=a", "p=t m=b");
  }

  @Test
  void aFieldOutsideItsTypeIsARangeError() {
    Meaning it =
        Meaning.of(
            """
            messages M { m(n: 0..3) }
            process P(q: queue of M) {
              var n: 0..9 = 4
              state s initial { { q!m(n) } -> t }
              state t rest {}
            }
            system S { queue q: M[1] p: P(q) }
            """);
    assertThat(it.errors()).containsExactly(ErrorKind.RANGE);
  }

  @Test
  void elementsOfArraysCanBeCorruptedAndStuck() {
    String model =
        """
        process P {
          var row: (0..1)[2] = 0
          state s initial rest { lazy { row[0] = 1; row[1] = 1 } -> t }
          state t rest {}
        }
        system S { p: P }
        """;
    assertThat(
            Meaning.of(model)
                .under("corrupt(p.row[1]) at most 1 while p.s")
                .reachable("p", "p.row"))
        .containsExactlyInAnyOrder("p=s p.row=[0, 0]", "p=s p.row=[0, 1]", "p=t p.row=[1, 1]");
    assertThat(
            Meaning.of(model).under("stuck(p.row[1]) at most 1 while p.s").reachable("p", "p.row"))
        .containsExactlyInAnyOrder("p=s p.row=[0, 0]", "p=t p.row=[1, 1]", "p=t p.row=[1, 0]");
    assertThat(
            Meaning.of(model).under("stuck(p.row[0]) at 1 at most 1 while p.t").reachable("p.row"))
        .containsExactlyInAnyOrder("p.row=[0, 0]", "p.row=[1, 1]");
    assertThat(Meaning.of(model).under("stuck(p.row) at most 1").reachable("p", "p.row"))
        .containsExactlyInAnyOrder("p=s p.row=[0, 0]", "p=t p.row=[0, 0]", "p=t p.row=[1, 1]");
  }

  @Test
  void garbleReachesEveryElementAndThread() {
    Meaning it =
        Meaning.of(
                """
                device D {
                  var row: (0..1)[2] = 0
                  thread one { state a initial { lazy -> b } state b {} }
                  thread two { state x initial {} state y {} }
                }
                system S { d: D }
                """)
            .under("garble(d) at most 1 while d.one.b");
    // Before: a or b with x and zeros. After: anything.
    assertThat(it.reachable("d.one", "d.two", "d.row")).hasSize(16);
  }

  @Test
  void queueFaultsCarryTheFieldsAlong() {
    String model =
        """
        messages M { m(n: 0..9, ok: bool) e }
        process P(q: queue of M) {
          state s initial { { q!m(7, true); q!e } -> t }
          state t rest {}
        }
        process R(q: queue of M) { state r initial rest { lazy on q?e -> r } }
        system S { queue q: M[3] p: P(q) r: R(q) }
        """;
    assertThat(Meaning.of(model).under("reorder(q) at most 1 while r.r").reachable("q"))
        .containsExactlyInAnyOrder(
            "q=[]", "q=[m(7, true), e]", "q=[e, m(7, true)]", "q=[m(7, true)]");
    assertThat(Meaning.of(model).under("duplicate(q) at most 1").reachable("q"))
        .containsExactlyInAnyOrder("q=[]", "q=[m(7, true), e]", "q=[m(7, true), m(7, true), e]");
  }

  @Test
  void equalQueuesAreEqualStates() {
    Meaning it =
        Meaning.of(
            """
            messages M { m(n: 0..9) e }
            process P(q: queue of M) {
              state s initial rest {
                lazy { q!m(5) } -> t
                lazy { q!e } -> t
              }
              state t { on q?other -> s }
            }
            system S { queue q: M[1] p: P(q) }
            """);
    // What was in a place that is empty now leaves no trace: s once, t twice.
    assertThat(it.states()).isEqualTo(3);
  }

  @Test
  void theDeadAreOneStateWhateverTheyDid() {
    Meaning it =
        Meaning.of(
                """
                driver M {
                  var n: 0..3 = 1
                  timer t
                  state a initial { { set t = 3 } -> b }
                  state b { after 1..2 -> c on t -> d }
                  state c rest {}
                  state d rest {}
                }
                process Q { state s initial rest {} }
                system S { m: M q: Q }
                """)
            .under("crash(m) any number");
    assertThat(it.verdict("possible dead(m)")).isEqualTo("holds");
    // a; b at 0, 1, 2 (timer at 3, 2, 1); c entered at 1 or 2, with the timer running out and
    // waiting:
    // its remaining 2, 1, 0; dead once.
    assertThat(it.states()).isEqualTo(8);
  }

  @Test
  void aSpecSetsParametersOfItsSystem() {
    Meaning it =
        Meaning.of(
            """
            process P(n: int) { var x: 0..9 = n state s initial rest {} }
            system S(n: int = 4, twice: bool = false) { p: P(if twice then n * 2 else n) }
            """);
    assertThat(it.reachable("p.x")).containsExactly("p.x=4");
  }

  @Test
  void aMaskedCounterKeepsItsCount() {
    Meaning it =
        Meaning.of(
            """
            device D {
              signal irq counts to 2
              state a initial { on go { raise irq; raise irq } -> b }
              state b {}
            }
            driver P(d: D) {
              var n: 0..3 = 0
              state s initial { { mask d.irq } -> m }
              state m { do d.go -> t }
              state t rest { on d.irq -> bad lazy { unmask d.irq } -> u }
              state u rest { on d.irq { n += 1 } -> stay }
              state bad rest {}
            }
            system S { d: D p: P(d) }
            """);
    assertThat(it.reachable("p", "p.n", "d.irq"))
        .containsExactlyInAnyOrder(
            "p=s p.n=0 d.irq=0",
            "p=m p.n=0 d.irq=0",
            "p=t p.n=0 d.irq=2",
            "p=u p.n=0 d.irq=2",
            "p=u p.n=1 d.irq=1",
            "p=u p.n=2 d.irq=0");
  }

  @Test
  void aCommandMayReachAMemberOfAGroup() {
    Meaning it =
        Meaning.of(
            """
            device D { state off initial { on go(k: 0..1) when k == self -> lit } state lit {} }
            driver P(ds: D[]) {
              var i: 0..1 = any
              state s initial { do ds[i].go(i) -> t }
              state t rest {}
            }
            system S { d[2]: D p: P(d) }
            """);
    assertThat(it.reachable("p", "p.i", "d[0]", "d[1]"))
        .containsExactlyInAnyOrder(
            "p=s p.i=0 d[0]=off d[1]=off",
            "p=s p.i=1 d[0]=off d[1]=off",
            "p=t p.i=0 d[0]=lit d[1]=off",
            "p=t p.i=1 d[0]=off d[1]=lit");
    assertThat(it.errors()).isEmpty();
  }

  @Test
  void locksAndQueuesInArraysAreChosenByIndex() {
    Meaning it =
        Meaning.of(
            """
            messages M { m }
            driver P(ls: lock[], qs: queue of M[]) {
              var i: 0..1 = 1
              state s initial { acquire ls[i] { qs[1 - i]!m } -> t }
              state t rest { acquire ls[i] -> bad lazy acquire ls[0] -> u }
              state u rest { on qs[0]?m -> v }
              state v rest {}
              state bad rest {}
            }
            system S { lock l[2] queue q[2]: M[1] p: P(l, q) }
            """);
    assertThat(it.reachable("p", "q[0]", "q[1]"))
        .containsExactlyInAnyOrder(
            "p=s q[0]=[] q[1]=[]",
            "p=t q[0]=[m] q[1]=[]",
            "p=u q[0]=[m] q[1]=[]",
            "p=v q[0]=[] q[1]=[]");
  }
}
