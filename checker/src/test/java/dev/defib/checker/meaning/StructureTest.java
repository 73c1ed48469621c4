package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Arrays, groups, threads, parameters and definitions. */
class StructureTest {
  @Test
  void selfIsTheIndexInTheArray() {
    Meaning it =
        Meaning.of(
            """
            messages M { a }
            driver P(q: queue of M) {
              var n: 0..9 = self + 3
              state s initial { { q!a } -> t }
              state t rest {}
            }
            system S { queue q[2]: M[1] p[2]: P(q[self]) }
            """);
    assertThat(it.reachable("p[0]", "p[1]", "q[0]", "q[1]"))
        .containsExactlyInAnyOrder(
            "p[0]=s p[1]=s q[0]=[] q[1]=[]",
            "p[0]=t p[1]=s q[0]=[a] q[1]=[]",
            "p[0]=s p[1]=t q[0]=[] q[1]=[a]",
            "p[0]=t p[1]=t q[0]=[a] q[1]=[a]");
    assertThat(it.reachable("p[0].n", "p[1].n")).containsExactly("p[0].n=3 p[1].n=4");
  }

  @Test
  void groupsHaveALengthAndQuantifiers() {
    Meaning it =
        Meaning.of(
            """
            driver M { state up initial rest { lazy -> exit(normal) } }
            process P(ms: driver[]) {
              var n: 0..9 = 0
              state s initial rest {
                lazy when some m in ms: dead(m) { n = ms.length * 3 + count(m in ms: alive(m)) } -> t
              }
              state t rest {}
            }
            system S { a: M b: M p: P({a, b}) }
            """);
    assertThat(it.reachable("p", "p.n"))
        .containsExactlyInAnyOrder("p=s p.n=0", "p=t p.n=7", "p=t p.n=6");
  }

  @Test
  void threadsShareVariablesAndLifeButNotStates() {
    Meaning it =
        Meaning.of(
                """
                driver P {
                  var n: 0..2 = 0
                  thread one { state a initial { { n += 1 } -> b } state b rest {} }
                  thread two { state a initial { when one.b { n += 1 } -> b } state b rest {} }
                }
                system S { p: P }
                """)
            .under("crash(p) at most 1");
    assertThat(
            it.verdict(
                "always (alive(p) implies p.n == (if p.one.b then 1 else 0) + (if p.two.b then 1"
                    + " else 0))"))
        .isEqualTo("holds");
    assertThat(it.verdict("never p.two.b and p.one.a")).isEqualTo("holds");
    assertThat(
            it.verdict(
                "always (dead(p) implies not p.one.a and not p.one.b and not p.two.a and p.n =="
                    + " 0)"))
        .isEqualTo("holds");
  }

  @Test
  void eachThreadHasItsOwnFairness() {
    Meaning it =
        Meaning.of(
            """
            driver P {
              thread busy { state a initial { -> a } }
              thread other { state a initial { -> b } state b rest {} }
            }
            system S { p: P }
            """);
    // The busy thread steps for ever, and that does not count for the other.
    assertThat(it.verdict("eventually p.other.b")).isEqualTo("holds");
  }

  @Test
  void parametersHaveDefaultsAndNames() {
    Meaning it =
        Meaning.of(
            """
            enum Mode { slow_mode, fast_mode }
            process P(a: int, b: int = 2, m: Mode = slow_mode) {
              var n: 0..9 = a + b
              state s initial rest { when m == fast_mode -> t }
              state t rest {}
            }
            system S { p: P(1) q: P(b = 4, a = 5, m = fast_mode) }
            """);
    assertThat(it.reachable("p", "p.n", "q", "q.n"))
        .containsExactlyInAnyOrder("p=s p.n=3 q=s q.n=9", "p=s p.n=3 q=t q.n=9");
  }

  @Test
  void aDefinitionIsItsExpression() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var n: 0..3 = 0
              define high = n >= 2
              state s initial { when not high { n += 1 } -> stay when high -> t }
              state t rest {}
            }
            system S { p: P }
            """);
    assertThat(it.reachable("p", "p.n"))
        .containsExactlyInAnyOrder("p=s p.n=0", "p=s p.n=1", "p=s p.n=2", "p=t p.n=2");
  }

  @Test
  void ownStatesAreTruthValues() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var n: 0..2 = 0
              state s initial { -> t }
              state t rest { when n == 0 { n = if t and not s then 1 else 2 } }
            }
            system S { p: P }
            """);
    assertThat(it.reachable("p", "p.n"))
        .containsExactlyInAnyOrder("p=s p.n=0", "p=t p.n=0", "p=t p.n=1");
  }

  @Test
  void arraysOfVariablesAreIndexed() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var row: (0..3)[3] = 1
              var i: 0..2 = 2
              state s initial { { row[i] = 3; row[row[0]] = 2 } -> t }
              state t rest {}
            }
            system S { p: P }
            """);
    assertThat(it.reachable("p", "p.row"))
        .containsExactlyInAnyOrder("p=s p.row=[1, 1, 1]", "p=t p.row=[1, 2, 3]");
  }
}
