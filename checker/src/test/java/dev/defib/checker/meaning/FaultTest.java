package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What each fault does. */
class FaultTest {
  private static final String MESSENGER =
      """
      messages M { a b c }
      process P(q: queue of M) {
        state s initial { { q!a; q!b } -> t }
        state t rest {}
      }
      process Q(q: queue of M) { state s initial rest { lazy on q?c -> stay } }
      system S { queue q: M[3] p: P(q) r: Q(q) }
      """;

  @Test
  void loseDropsTheHead() {
    Meaning it = Meaning.of(MESSENGER).under("lose(q) at most 2");
    assertThat(it.reachable("p", "q"))
        .containsExactlyInAnyOrder("p=s q=[]", "p=t q=[a, b]", "p=t q=[b]", "p=t q=[]");
  }

  @Test
  void duplicateDoublesTheHeadWhereThereIsRoom() {
    Meaning it = Meaning.of(MESSENGER).under("duplicate(q) at most 2");
    assertThat(it.reachable("p", "q"))
        .containsExactlyInAnyOrder("p=s q=[]", "p=t q=[a, b]", "p=t q=[a, a, b]");
  }

  @Test
  void reorderSwapsTheHeadWithTheNext() {
    Meaning it = Meaning.of(MESSENGER).under("reorder(q) at most 1");
    assertThat(it.reachable("p", "q"))
        .containsExactlyInAnyOrder("p=s q=[]", "p=t q=[a, b]", "p=t q=[b, a]");
  }

  @Test
  void missAndSpuriousOfASignal() {
    String model =
        """
        device D { signal irq state s initial { lazy { raise irq } -> t } state t {} }
        driver P(d: D) { state s initial rest { lazy on d.irq -> t } state t rest {} }
        system S { d: D p: P(d) }
        """;
    assertThat(Meaning.of(model).under("miss(d.irq) at most 1").reachable("d", "d.irq", "p"))
        .containsExactlyInAnyOrder(
            "d=s d.irq=false p=s",
            "d=t d.irq=true p=s",
            "d=t d.irq=false p=s",
            "d=t d.irq=false p=t");
    assertThat(
            Meaning.of(model)
                .under("spurious(d.irq) at most 1 while d.s")
                .reachable("d", "d.irq", "p"))
        .containsExactlyInAnyOrder(
            "d=s d.irq=false p=s",
            "d=s d.irq=true p=s",
            "d=s d.irq=false p=t",
            "d=t d.irq=true p=s",
            "d=t d.irq=false p=t",
            "d=t d.irq=true p=t");
  }

  @Test
  void corruptGivesAnyOtherValueOfTheType() {
    Meaning it =
        Meaning.of(
                """
                process P { var n: 0..2 = 1 state s initial rest {} }
                system S { p: P }
                """)
            .under("corrupt(p.n) at most 1");
    assertThat(it.reachable("p.n")).containsExactlyInAnyOrder("p.n=0", "p.n=1", "p.n=2");
  }

  @Test
  void stuckKeepsAValueWhateverIsAssigned() {
    String model =
        """
        process P {
          var n: 0..3 = 1
          state s initial { lazy { n = 2 } -> t }
          state t { lazy { n = 3 } -> u }
          state u rest {}
        }
        system S { p: P }
        """;
    assertThat(Meaning.of(model).under("stuck(p.n) at most 1 while p.t").reachable("p", "p.n"))
        .containsExactlyInAnyOrder("p=s p.n=1", "p=t p.n=2", "p=u p.n=3", "p=u p.n=2");
    assertThat(Meaning.of(model).under("stuck(p.n) at 0 at most 1 while p.t").reachable("p", "p.n"))
        .containsExactlyInAnyOrder("p=s p.n=1", "p=t p.n=2", "p=t p.n=0", "p=u p.n=3", "p=u p.n=0");
  }

  @Test
  void garbleKeepsSignalsAndGivesAnyStateAndValues() {
    String model =
        """
        device D {
          signal irq
          var n: 0..1 = 0
          state a initial { lazy { raise irq } -> b }
          state b {}
          state c {}
        }
        system S { d: D }
        """;
    assertThat(
            Meaning.of(model).under("garble(d) at most 1 while d.b").reachable("d", "d.n", "d.irq"))
        .containsExactlyInAnyOrder(
            "d=a d.n=0 d.irq=false",
            "d=b d.n=0 d.irq=true",
            "d=a d.n=0 d.irq=true",
            "d=a d.n=1 d.irq=true",
            "d=b d.n=1 d.irq=true",
            "d=c d.n=0 d.irq=true",
            "d=c d.n=1 d.irq=true");
    assertThat(
            Meaning.of(model).under("garble(d) in {c} at most 1 while d.b").reachable("d", "d.n"))
        .containsExactlyInAnyOrder("d=a d.n=0", "d=b d.n=0", "d=c d.n=0", "d=c d.n=1");
  }

  @Test
  void garbleSetsTheClockToZero() {
    Meaning it =
        Meaning.of(
                """
                device D { state a initial { after 3 -> b } state b {} }
                system S { d: D }
                """)
            .under("garble(d) in {a} at most 1");
    // As late as at 3, back to 0 in the same state; from b also.
    assertThat(it.worst("d.a leads to d.b within 20")).contains(6L);
  }

  @Test
  void aWedgedDeviceTakesCommandsWithoutEffectUntilOneRevivesIt() {
    Meaning it =
        Meaning.of(
                """
                device D {
                  on power revives -> a
                  state a initial { on go -> b }
                  state b { lazy -> c }
                  state c {}
                }
                driver P(d: D) {
                  state s initial { do d.go -> t }
                  state t { do d.power -> u }
                  state u rest {}
                }
                system S { d: D p: P(d) }
                """)
            .under("wedge(d) at most 1 while p.s");
    assertThat(it.reachable("p", "d"))
        .containsExactlyInAnyOrder(
            "p=s d=a",
            "p=s d=a (wedged)",
            "p=t d=a (wedged)", // go had no effect
            "p=t d=b",
            "p=t d=c",
            "p=u d=a"); // power always leads to a
  }

  @Test
  void aRevivingHandlerRunsInTheStateInWhichTheDeviceWas() {
    Meaning it =
        Meaning.of(
                """
                device D {
                  var n: 0..2 = 0
                  state a initial { on go -> b on power revives { n = 1 } -> stay }
                  state b { on power revives { n = 2 } -> a }
                }
                driver P(d: D) {
                  state s initial { do d.go -> t }
                  state t { do d.power -> u }
                  state u rest {}
                }
                system S { d: D p: P(d) }
                """)
            .under("wedge(d) at most 1 while p.t");
    assertThat(it.reachable("p", "d", "d.n"))
        .containsExactlyInAnyOrder(
            "p=s d=a d.n=0", "p=t d=b d.n=0", "p=t d=b (wedged) d.n=0", "p=u d=a d.n=2");
  }

  @Test
  void aWedgedDeviceReadsAsAnythingAndAFrozenOneAsItWas() {
    String model =
        """
        device D { visible var n: 0..2 = 0 state a initial {} }
        driver P(d: D) {
          var seen: 0..2 = 0
          state s initial rest { lazy { seen = d.n } -> t }
          state t rest {}
        }
        system S { d: D p: P(d) }
        """;
    assertThat(
            Meaning.of(model).under("wedge(d) at most 1 while p.s").reachable("d", "p", "p.seen"))
        .containsExactlyInAnyOrder(
            "d=a p=s p.seen=0",
            "d=a (wedged) p=s p.seen=0",
            "d=a p=t p.seen=0",
            "d=a (wedged) p=t p.seen=0",
            "d=a (wedged) p=t p.seen=1",
            "d=a (wedged) p=t p.seen=2");
    assertThat(
            Meaning.of(model).under("wedge(d) frozen at most 1 while p.s").reachable("p", "p.seen"))
        .containsExactlyInAnyOrder("p=s p.seen=0", "p=t p.seen=0");
  }

  @Test
  void aRemovedDeviceIsGoneForGood() {
    Meaning it =
        Meaning.of(
                """
                device D {
                  visible state a initial { on go -> b on power revives -> a }
                  visible state b { on power revives -> a }
                }
                driver P(d: D) {
                  state s initial { do d.go -> t }
                  state t { do d.power -> u }
                  state u rest { lazy when d.b -> b_seen lazy when d.a -> a_seen }
                  state a_seen rest {}
                  state b_seen rest {}
                }
                system S { d: D p: P(d) }
                """)
            .under("remove(d) at most 1 while p.s");
    // Present, it is in a at the end. Removed, both can be seen, and no command brings it back.
    assertThat(it.verdict("always (p.b_seen implies removed(d))")).isEqualTo("holds");
    assertThat(it.verdict("possible p.b_seen")).isEqualTo("holds");
    assertThat(it.verdict("possible p.a_seen and removed(d)")).isEqualTo("holds");
    assertThat(it.verdict("removed(d) leads to not removed(d)")).isEqualTo("violated");
    assertThat(it.errors()).isEmpty();
  }

  @Test
  void statesShowWhichFaultStruckADevice() {
    Meaning it =
        Meaning.of(
                """
                device D { visible state a initial { on go -> stay } }
                driver P(d: D) { state s initial rest { lazy do d.go -> stay } }
                system S { d: D p: P(d) }
                """)
            .under("remove(d) at most 1, wedge(d) at most 1");
    assertThat(it.reachable("d")).contains("d=a", "d=a (removed)", "d=a (wedged)");
  }

  @Test
  void slowDelaysWhatWouldBeDue() {
    Meaning it =
        Meaning.of(
                """
                process P {
                  state s initial { after 1..2 -> t }
                  state t { -> u }
                  state u rest {}
                }
                system S { p: P }
                """)
            .under("slow(p) by 3 at most 1");
    // 2 ticks and 3 more; then the count begins again, and even the eager step may take 3.
    assertThat(it.worst("p.s leads to p.t within 20")).contains(5L);
    assertThat(it.worst("p.t leads to p.u within 20")).contains(3L);
    // Nothing makes it slower than before: not before 1.
    assertThat(it.shortest("p.t")).isEqualTo(1);
  }

  @Test
  void aNamedFaultActsAsWritten() {
    Meaning it =
        Meaning.of(
                """
                device D {
                  var n: 0..2 = 0
                  fault wear when n < 2 { n += 1 } -> stay
                  state a initial {
                    fault burn when n == 2 -> b
                  }
                  state b {}
                }
                system S { d: D }
                """)
            .under("d.wear at most 3", "d.burn at most 1");
    assertThat(it.reachable("d", "d.n"))
        .containsExactlyInAnyOrder("d=a d.n=0", "d=a d.n=1", "d=a d.n=2", "d=b d.n=2");
  }

  @Test
  void faultsThatAreNotNamedDoNotHappen() {
    Meaning it =
        Meaning.of(
            """
            device D { fault burn -> b state a initial {} state b {} }
            process P { state s initial rest {} }
            system S { d: D p: P }
            """);
    assertThat(it.reachable("d", "p")).containsExactly("d=a p=s");
  }

  @Test
  void togetherStrikesThoseThatCanBeStruck() {
    String model =
        """
        process P { state s initial rest {} }
        system S { a: P b: P }
        """;
    assertThat(Meaning.of(model).under("crash({a, b}) together at most 1").reachable("a", "b"))
        .containsExactlyInAnyOrder("a=s b=s", "a=dead b=dead");
    assertThat(
            Meaning.of(model)
                .under("crash(a) at most 1", "crash({a, b}) together at most 1")
                .reachable("a", "b"))
        .containsExactlyInAnyOrder("a=s b=s", "a=dead b=s", "a=dead b=dead");
  }
}
