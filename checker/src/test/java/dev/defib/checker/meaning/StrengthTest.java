package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How often and when faults strike. */
class StrengthTest {
  private static final String COUNTER =
      """
      process P {
        var n: 0..4 = 0
        fault hit when n < 4 { n += 1 } -> stay
        state s initial rest {}
      }
      system S { p: P }
      """;

  private static final String RESTARTED =
      """
      driver M {
        stable var lives: 0..4 = 0
        state a initial { when lives < 4 { lives += 1 } -> b otherwise -> b }
        state b rest {}
      }
      policy P(ms: driver[]) { state s initial rest { on exit(ms[i]) { start ms[i] } -> stay } }
      system S { m[2]: M p: P(m) }
      """;

  @Test
  void atMostKIsInAll() {
    assertThat(Meaning.of(COUNTER).under("p.hit at most 2").reachable("p.n"))
        .containsExactlyInAnyOrder("p.n=0", "p.n=1", "p.n=2");
  }

  @Test
  void withoutAStrengthItIsAnyNumber() {
    assertThat(Meaning.of(COUNTER).under("p.hit").reachable("p.n")).hasSize(5);
    assertThat(Meaning.of(COUNTER).under("p.hit any number").reachable("p.n")).hasSize(5);
  }

  @Test
  void finitelyManyStrikeAsOftenAsTheyLikeButNotForEver() {
    String model =
        """
        process P { var n: 0..1 = 0 fault hit { n = 1 - n } -> stay state s initial rest {} }
        system S { p: P }
        """;
    String settles = "ltl F G p.n == 0 or F G p.n == 1";
    assertThat(Meaning.of(model).under("p.hit finitely many").verdict(settles)).isEqualTo("holds");
    assertThat(Meaning.of(model).under("p.hit any number").verdict(settles)).isEqualTo("violated");
  }

  @Test
  void aBudgetIsShared() {
    assertThat(
            Meaning.of("process P { state s initial rest {} } system S { p[3]: P }")
                .under("crash(p[*]) at most 2")
                .reachable("p[0]", "p[1]", "p[2]"))
        .hasSize(7) // all 8 but the one with three dead
        .doesNotContain("p[0]=dead p[1]=dead p[2]=dead");
  }

  @Test
  void anyRangesOverTheKind() {
    Meaning it =
        Meaning.of(
                """
                driver D { state s initial rest {} }
                process P { state s initial rest {} }
                system S { d: D e: D p: P }
                """)
            .under("crash(any driver) at most 1");
    assertThat(it.reachable("d", "e", "p"))
        .containsExactlyInAnyOrder("d=s e=s p=s", "d=dead e=s p=s", "d=s e=dead p=s");
  }

  @Test
  void aPhaseIsReadWhereItWouldStrike() {
    Meaning it =
        Meaning.of(
                """
                process P { state s initial { lazy -> t } state t { lazy -> u } state u rest {} }
                system S { p: P }
                """)
            .under("hang(p) any number while p.t");
    assertThat(it.reachable("p")).containsExactlyInAnyOrder("p=s", "p=t", "p=u", "p=t (hung)");
  }

  @Test
  void atMostOneAtOnceStrikesAgainAfterRecovery() {
    Meaning it =
        Meaning.of(RESTARTED)
            .under("crash(m[*]) at most 1 at once")
            .spec("recovered m[0].b and m[1].b");
    assertThat(it.verdict("never dead(m[0]) and dead(m[1])")).isEqualTo("holds");
    assertThat(it.verdict("never (dead(m[0]) or m[0].a) and dead(m[1]) and m[0].lives > 0"))
        .isEqualTo("holds");
    // It strikes as often as there are recoveries.
    assertThat(it.verdict("possible m[0].lives == 4 and m[1].lives == 4")).isEqualTo("holds");
  }

  @Test
  void atMostOneInAllDoesNot() {
    Meaning it = Meaning.of(RESTARTED).under("crash(m[*]) at most 1");
    // Started once for each initial life and once after the crash.
    assertThat(it.verdict("possible m[0].lives == 2")).isEqualTo("holds");
    assertThat(it.verdict("possible m[0].lives == 3")).isEqualTo("violated");
  }

  @Test
  void withoutRecoveredEveryStateWillDo() {
    Meaning it = Meaning.of(RESTARTED).under("crash(m[*]) at most 1 at once");
    // What was struck must live again; that the other has not begun yet does not matter.
    assertThat(it.verdict("never dead(m[0]) and dead(m[1])")).isEqualTo("holds");
    assertThat(it.verdict("possible m[0].a and m[0].lives > 0 and dead(m[1])")).isEqualTo("holds");
  }

  @Test
  void aStrikeIsOutstandingUntilAStepThatIsNoFault() {
    Meaning it =
        Meaning.of(
                """
                process P {
                  var n: 0..4 = 0
                  fault hit when n < 4 { n += 1 } -> stay
                  state s initial rest {}
                }
                process Q { state a initial rest { lazy -> b } state b rest {} }
                system S { p: P q: Q }
                """)
            .under("p.hit at most 1 at once");
    // One before q's only step and one after it.
    assertThat(it.reachable("q", "p.n"))
        .containsExactlyInAnyOrder("q=a p.n=0", "q=a p.n=1", "q=b p.n=0", "q=b p.n=1", "q=b p.n=2");
  }

  @Test
  void atMostKPerNTicks() {
    Meaning it = Meaning.of(COUNTER).under("p.hit at most 2 per 3 ticks");
    // Two at 0, and no third in the 3 ticks from there; at 3 there may be two more.
    assertThat(it.shortest("p.n == 2")).isZero();
    assertThat(it.shortest("p.n == 3")).isEqualTo(3);
    assertThat(it.shortest("p.n == 4")).isEqualTo(3);
  }

  @Test
  void aDurationEndsTheFault() {
    Meaning it =
        Meaning.of(
                """
                device D { state a initial { lazy -> b } state b {} }
                system S { d: D }
                """)
            .under("wedge(d) any number for 2..3");
    assertThat(it.worst("wedged(d) leads to not wedged(d) within 9")).contains(3L);
  }

  @Test
  void aStrikeThatWouldChangeNothingIsNotSpent() {
    Meaning it =
        Meaning.of(
                """
                messages M { a }
                process P(q: queue of M) { state s initial rest { lazy { q!a } -> t } state t rest {} }
                process R(q: queue of M) { state s initial rest { lazy on q?a -> t } state t rest {} }
                system S { queue q: M[1] p: P(q) r: R(q) }
                """)
            .under("lose(q) at most 1", "hang(r) at most 1", "crash(r) at most 1");
    assertThat(it.verdict("never lose(q) and p.s")).isEqualTo("holds");
    assertThat(it.verdict("ltl G (crash(r) implies G not hang(r))")).isEqualTo("holds");
    assertThat(it.verdict("possible crash(r) and q.length == 1")).isEqualTo("holds");
  }

  @Test
  void aHangIsOutstandingUntilItsMachineLivesAgain() {
    Meaning it =
        Meaning.of(
                """
                driver M { state a initial rest {} }
                policy P(ms: driver[]) {
                  state s initial rest {
                    lazy { kill ms } -> t
                  }
                  state t { { start ms } -> s }
                }
                system S { m[2]: M p: P(m) }
                """)
            .under("hang(m[*]) at most 1 at once");
    assertThat(it.verdict("never hung(m[0]) and hung(m[1])")).isEqualTo("holds");
    assertThat(it.verdict("possible hung(m[1])")).isEqualTo("holds");
    // After the restart, the other may hang.
    assertThat(it.verdict("ltl G (hung(m[0]) implies G not hung(m[1]))")).isEqualTo("violated");
  }

  @Test
  void aWedgeIsOutstandingUntilItIsLifted() {
    Meaning it =
        Meaning.of(
                """
                device D { state a initial { on power revives -> a } }
                driver P(d: D, e: D) {
                  state s initial rest {
                    lazy do d.power -> stay
                    lazy do e.power -> stay
                  }
                }
                system S { d: D e: D p: P(d, e) }
                """)
            .under("wedge({d, e}) at most 1 at once");
    assertThat(it.reachable("d", "e"))
        .containsExactlyInAnyOrder("d=a e=a", "d=a (wedged) e=a", "d=a e=a (wedged)");
    assertThat(it.verdict("ltl G (wedged(d) implies G not wedged(e))")).isEqualTo("violated");
  }

  @Test
  void anySoftwareIsEveryMachineButDevices() {
    Meaning it =
        Meaning.of(
                """
                device D { state a initial { lazy -> a } }
                driver M { state a initial rest {} }
                policy P { state a initial rest {} }
                process Q { state a initial rest {} }
                system S { d: D m: M p: P q: Q }
                """)
            .under("crash(any software) at most 3");
    assertThat(it.reachable("d", "m", "p", "q")).hasSize(8).contains("d=a m=dead p=dead q=dead");
  }

  @Test
  void clausesHaveBudgetsOfTheirOwn() {
    Meaning it =
        Meaning.of("process P { state s initial rest {} } system S { a: P b: P }")
            .under("crash(a) at most 1", "crash(b) at most 1");
    assertThat(it.reachable("a", "b")).hasSize(4).contains("a=dead b=dead");
  }

  @Test
  void slownessForATimeEnds() {
    Meaning it =
        Meaning.of(
                """
                process P {
                  var n: 0..5 = 0
                  state s initial rest { every 1 when n < 5 { n += 1 } }
                }
                system S { p: P }
                """)
            .under("slow(p) by 2 at most 1 for 3..3");
    // In 3 ticks of slowness a beat is 2 late, or two beats 1 each; what is late then is due at
    // once.
    assertThat(it.worst("p.n == 0 leads to p.n == 5 within 20")).contains(7L);
    assertThat(it.shortest("p.n == 5")).isEqualTo(5);
  }
}
