package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import org.junit.jupiter.api.Test;

/** Death, hang, start and kill. */
class LifeTest {
  @Test
  void deathResetsVariablesButStableOnes() {
    Meaning it =
        Meaning.of(
                """
                process P {
                  var a: 0..1 = 0
                  stable var b: 0..1 = 0
                  state s initial { { a = 1; b = 1 } -> t }
                  state t rest {}
                }
                system S { p: P }
                """)
            .under("crash(p) any number");
    assertThat(it.reachable("p", "p.a", "p.b"))
        .containsExactlyInAnyOrder(
            "p=s p.a=0 p.b=0", "p=t p.a=1 p.b=1", "p=dead p.a=0 p.b=0", "p=dead p.a=0 p.b=1");
  }

  @Test
  void aDevicesStateSurvivesItsDriver() {
    Meaning it =
        Meaning.of(
                """
                device D { state s initial { on go -> t } state t { lazy -> u } state u {} }
                driver P(d: D) { state s initial { do d.go -> t } state t rest {} }
                system S { d: D p: P(d) }
                """)
            .under("crash(p) at most 1");
    assertThat(it.reachable("p", "d"))
        .containsExactlyInAnyOrder(
            "p=s d=s", "p=t d=t", "p=t d=u", "p=dead d=s", "p=dead d=t", "p=dead d=u");
  }

  @Test
  void aHungMachineStaysWhereItIs() {
    Meaning it =
        Meaning.of(
                """
                process P { state s initial { -> t } state t rest {} }
                system S { p: P }
                """)
            .under("hang(p) at most 1");
    assertThat(it.reachable("p"))
        .containsExactlyInAnyOrder("p=s", "p=t", "p=s (hung)", "p=t (hung)");
    assertThat(it.verdict("eventually p.t")).isEqualTo("violated");
  }

  @Test
  void killEndsAHangAndStartBeginsAnew() {
    Meaning it =
        Meaning.of(
                """
                driver M { state a initial rest { lazy -> b } state b rest {} }
                policy P(m: driver) {
                  state s initial rest { lazy { kill m } -> t }
                  state t { { start m } -> u }
                  state u rest {}
                }
                system S { m: M p: P(m) }
                """)
            .under("hang(m) at most 1 while p.s");
    assertThat(it.reachable("p", "m"))
        .containsExactlyInAnyOrder(
            "p=s m=a",
            "p=s m=b",
            "p=s m=a (hung)",
            "p=s m=b (hung)",
            "p=t m=dead",
            "p=u m=a",
            "p=u m=b");
  }

  @Test
  void killingTheDeadDoesNothing() {
    Meaning it =
        Meaning.of(
            """
            driver M { state a initial rest {} }
            policy P(m: driver) {
              var n: 0..2 = 0
              state s initial rest { lazy { kill m } -> t }
              state t rest { { kill m } -> u }
              state u rest { on exit(m) when n < 2 { n += 1 } -> stay }
            }
            system S { m: M dead p: P(m) }
            """);
    // Dead from the start, m never dies, so there is no notice.
    assertThat(it.reachable("p", "p.n", "m"))
        .containsExactlyInAnyOrder("p=s p.n=0 m=dead", "p=t p.n=0 m=dead", "p=u p.n=0 m=dead");
    assertThat(it.errors()).isEmpty();
  }

  @Test
  void startingTheLivingIsMisuse() {
    Meaning it =
        Meaning.of(
            """
            driver M { state a initial rest {} }
            policy P(m: driver) { state s initial rest { lazy { start m } -> t } state t rest {} }
            system S { m: M p: P(m) }
            """);
    assertThat(it.errors()).containsExactly(ErrorKind.MISUSE);
  }

  @Test
  void allowedMisuseHasNoEffect() {
    Meaning it =
        Meaning.of(
                """
                driver M { state a initial { lazy -> b } state b rest {} }
                policy P(m: driver) {
                  state s initial rest { lazy { start m } -> t }
                  state t rest {}
                }
                system S { m: M p: P(m) }
                """)
            .spec("allow misuse");
    assertThat(it.errors()).isEmpty();
    // Starting a machine that lives does not put it into its initial state.
    assertThat(it.verdict("ltl G (m.b implies G m.b)")).isEqualTo("holds");
    assertThat(it.reachable("p", "m"))
        .containsExactlyInAnyOrder("p=s m=a", "p=s m=b", "p=t m=a", "p=t m=b");
  }

  @Test
  void endsWithDiesInTheSameStep() {
    Meaning it =
        Meaning.of(
                """
                driver M { state a initial rest {} }
                policy P { state s initial rest {} }
                system S { sup: P m: M ends with sup n: M ends with m }
                """)
            .under("crash(sup) at most 1");
    assertThat(it.reachable("sup", "m", "n"))
        .containsExactlyInAnyOrder("sup=s m=a n=a", "sup=dead m=dead n=dead");
  }

  @Test
  void answersIsNeitherDeadNorHungNorDeaf() {
    Meaning it =
        Meaning.of(
                """
                driver M { state a initial rest { lazy -> b } state b deaf rest {} }
                policy P(m: driver) {
                  var n: 0..2 = 0
                  state s initial rest {
                    lazy when answers(m) { n = 1 } -> t
                    lazy when not answers(m) { n = 2 } -> t
                  }
                  state t rest {}
                }
                system S { m: M p: P(m) }
                """)
            .under("hang(m) at most 1 while p.s", "crash(m) at most 1 while p.s");
    // n = 1 is seen in a only; from there m may still go to b. n = 2 is seen in b, hung or dead.
    assertThat(it.reachable("m", "p.n"))
        .containsExactlyInAnyOrder(
            "m=a p.n=0",
            "m=b p.n=0",
            "m=a (hung) p.n=0",
            "m=b (hung) p.n=0",
            "m=dead p.n=0",
            "m=a p.n=1",
            "m=b p.n=1",
            "m=b p.n=2",
            "m=a (hung) p.n=2",
            "m=b (hung) p.n=2",
            "m=dead p.n=2");
  }

  @Test
  void theHungAreAlive() {
    Meaning it =
        Meaning.of(
                """
                driver M { state a initial rest {} }
                policy P(m: driver) {
                  state s initial rest { lazy when alive(m) -> t lazy when dead(m) -> u }
                  state t rest {}
                  state u rest {}
                }
                system S { m: M p: P(m) }
                """)
            .under("hang(m) at most 1");
    assertThat(it.reachable("m", "p"))
        .containsExactlyInAnyOrder("m=a p=s", "m=a p=t", "m=a (hung) p=s", "m=a (hung) p=t");
  }

  @Test
  void incarnationsCountStartsModuloTheirBound() {
    Meaning it =
        Meaning.of(
            """
            driver M { state a initial { -> exit(normal) } }
            policy P(m: driver) {
              state s initial rest { on exit(m) { start m } -> stay }
            }
            process Q(m: driver) {
              var seen: 0..1 = 0
              state s initial rest { lazy when alive(m) { seen = incarnation(m) } -> stay }
            }
            system S { m: M incarnations 2 p: P(m) q: Q(m) }
            """);
    assertThat(it.verdict("start(m) leads to incarnation(m) == 0")).isEqualTo("holds");
    assertThat(it.verdict("always eventually incarnation(m) == 1")).isEqualTo("holds");
    assertThat(it.verdict("possible q.seen == 1")).isEqualTo("holds");
  }

  @Test
  void groupsAreStartedAndKilled() {
    Meaning it =
        Meaning.of(
            """
            driver M { state a initial rest {} }
            policy P(ms: driver[]) {
              state s initial { { kill ms[1..] } -> t }
              state t { { kill ms } -> u }
              state u { { start ms[0..1] reversed } -> v }
              state v rest {}
            }
            system S { m[3]: M p: P(m) }
            """);
    assertThat(it.reachable("p", "m[0]", "m[1]", "m[2]"))
        .containsExactlyInAnyOrder(
            "p=s m[0]=a m[1]=a m[2]=a",
            "p=t m[0]=a m[1]=dead m[2]=dead",
            "p=u m[0]=dead m[1]=dead m[2]=dead",
            "p=v m[0]=a m[1]=a m[2]=dead");
    assertThat(it.errors()).isEmpty();
  }

  @Test
  void aHangForATimeEndsByItselfAndClocksBeginAnew() {
    Meaning it =
        Meaning.of(
                """
                process P { state s initial { after 3 -> t } state t rest {} }
                system S { p: P }
                """)
            .under("hang(p) at most 1 for 1..2");
    // Struck as late as at 3, for 2 ticks, then 3 again.
    assertThat(it.worst("p.s leads to p.t within 20")).contains(8L);
    assertThat(it.worst("hung(p) leads to not hung(p) within 20")).contains(2L);
  }

  /** Nothing tells apart which value a dead machine would have: it is chosen when it starts. */
  @Test
  void whatAMachineThatIsBornDeadMayBeginWithIsChosenWhenItStarts() {
    Meaning it =
        Meaning.of(
            """
            process P { var a: 0..3 = any 1..2 state s initial rest {} }
            policy R(p: P) { state i initial { { start p } -> j } state j rest {} }
            system S { p: P dead r: R(p) }
            """);
    assertThat(it.reachable("p", "p.a", "r"))
        .containsExactlyInAnyOrder("p=dead p.a=1 r=i", "p=s p.a=1 r=j", "p=s p.a=2 r=j");
  }

  @Test
  void deathForgetsWhichValueAMachineBeganWith() {
    Meaning it =
        Meaning.of(
                """
                process P { var a: 0..3 = any 1..2 state s initial rest {} }
                system S { p: P }
                """)
            .under("crash(p) at most 1");
    assertThat(it.reachable("p", "p.a"))
        .containsExactlyInAnyOrder("p=s p.a=1", "p=s p.a=2", "p=dead p.a=1");
  }

  /** No death and no start touches a stable variable, so its value is there from the beginning. */
  @Test
  void aStableVariableHasItsValueBeforeItsMachineStarts() {
    Meaning it =
        Meaning.of(
            """
            process P { stable var a: 0..3 = any 1..2 state s initial rest {} }
            policy R(p: P) { state i initial { { start p } -> j } state j rest {} }
            system S { p: P dead r: R(p) }
            """);
    assertThat(it.reachable("p", "p.a"))
        .containsExactlyInAnyOrder("p=dead p.a=1", "p=dead p.a=2", "p=s p.a=1", "p=s p.a=2");
  }
}
