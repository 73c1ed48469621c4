package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each form of check on one small system. */
class CheckFormTest {
  /*
   * s -> t -> u -> s, from u also to the trap v; s may last for ever.
   *
   *   s --lazy--> t --> u --> s
   *                     u --lazy--> v
   */
  private static final String ROUND =
      """
      process P {
        state s initial rest { lazy -> t }
        state t { -> u }
        state u { -> s lazy -> v }
        state v rest {}
      }
      system S { p: P }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          always p.s or p.t or p.u or p.v        | holds
          always p.s or p.t or p.u               | violated
          never p.t and p.u                      | holds
          possible p.v                           | holds
          possible p.t and p.u                   | violated
          always possible p.s                    | violated
          always possible p.v                    | holds
          always eventually p.s or p.v           | holds
          always eventually p.s                  | violated
          eventually always p.s or p.v           | violated
          eventually always not p.v or p.v       | vacuous
          eventually p.s                         | holds
          eventually p.t                         | violated
          p.t leads to p.u                       | holds
          p.u leads to p.s                       | violated
          p.t leads to p.s or p.v                | holds
          p.t stays until p.u                    | holds
          p.t stays until p.s                    | violated
          p.s stays until p.t                    | violated
          ltl G (p.t implies F p.u)              | holds
          ltl F p.t                              | violated
          ltl G (enters p.u implies p.u)         | holds
          ltl p.s W p.t                          | holds
          ltl p.s U p.t                          | violated
          ltl p.t R p.s                          | violated
          ltl p.t R (p.s or p.t)                 | holds
          after p.v, always p.v                  | holds
          after p.u, always not p.t              | violated
          before p.u, never p.v                  | holds
          before p.v, never p.u                  | violated
          before p.u, eventually p.t             | holds
          between p.t and p.s, never p.v         | holds
          between p.t and p.s, eventually p.u    | holds
          between p.t and p.v, always p.t or p.u | violated
          while p.t, always p.t                  | vacuous
          while p.u, never p.t                   | holds
          """)
  void comesOut(String form, String verdict) {
    assertThat(Meaning.of(ROUND).verdict(form)).isEqualTo(verdict);
  }

  @Test
  void possibleMayUseFaultsButTheWayBackMayNot() {
    Meaning it =
        Meaning.of(
                """
                process P { state s initial rest {} state t rest {} fault jump -> { s, t } }
                system S { p: P }
                """)
            .under("p.jump any number");
    assertThat(it.verdict("possible p.t")).isEqualTo("holds");
    assertThat(it.verdict("always possible p.t")).isEqualTo("violated");
    assertThat(it.verdict("always possible p.s")).isEqualTo("violated");
  }

  @Test
  void theWayBackMayBeLazyAndTakeTime() {
    Meaning it =
        Meaning.of(
            """
            process P {
              state s initial rest { lazy -> t }
              state t { after 2 -> u }
              state u rest { lazy -> s }
            }
            system S { p: P }
            """);
    assertThat(it.verdict("always possible p.s")).isEqualTo("holds");
    assertThat(it.verdict("always eventually p.s")).isEqualTo("violated");
  }

  @Test
  void withinCountsTicksOnAllRuns() {
    Meaning it =
        Meaning.of(
            """
            process P {
              state s initial { after 1.. -> t }
              state t { after 1..4 -> u }
              state u rest {}
            }
            system S { p: P }
            """);
    assertThat(it.verdict("p.s leads to p.t")).isEqualTo("holds");
    // Fairness ends s some day, but no number of ticks is enough.
    assertThat(it.verdict("p.s leads to p.t within 50")).isEqualTo("violated");
    assertThat(it.verdict("p.t leads to p.u within 4")).isEqualTo("holds");
    assertThat(it.verdict("p.t leads to p.u within 3")).isEqualTo("violated");
    assertThat(it.verdict("eventually p.u within 50")).isEqualTo("violated");
  }

  @Test
  void eventsAreTrueOfTheStepJustTaken() {
    Meaning it =
        Meaning.of(
            """
            messages M { a }
            device D {
              signal irq
              state s initial { on go { raise irq } -> t }
              state t {}
            }
            driver P(d: D, q: queue of M) {
              state s initial { do d.go -> t }
              state t { on d.irq { q!a } -> u }
              state u { on q?a -> v }
              state v rest {}
            }
            system S { queue q: M[1] d: D p: P(d, q) }
            """);
    assertThat(it.verdict("always (do d.go implies p.t and d.t)")).isEqualTo("holds");
    assertThat(it.verdict("always (raise d.irq implies p.t)")).isEqualTo("holds");
    assertThat(it.verdict("always (q!a implies p.u and q.length == 1)")).isEqualTo("holds");
    assertThat(it.verdict("always (q?a implies p.v and q.empty)")).isEqualTo("holds");
    assertThat(it.verdict("always (enters p.u implies q!a)")).isEqualTo("holds");
    // One step each: no event lasts.
    assertThat(it.verdict("possible do d.go and q!a")).isEqualTo("violated");
    assertThat(it.verdict("possible do d.go and raise d.irq and enters d.t")).isEqualTo("holds");
    assertThat(it.verdict("ltl not (do d.go or q!a or q?a or enters p.s)")).isEqualTo("holds");
  }

  @Test
  void deathsAndStartsAreEvents() {
    Meaning it =
        Meaning.of(
                """
                driver M { state a initial rest { lazy -> exit(normal) } }
                policy P(m: driver) {
                  state s initial rest {
                    on exit(m) { start m } -> stay
                    lazy { kill m } -> stay
                  }
                }
                system S { m: M p: P(m) }
                """)
            .under("crash(m) at most 1", "hang(m) at most 1");
    assertThat(it.verdict("always (exit(m) implies dead(m))")).isEqualTo("holds");
    assertThat(it.verdict("always (crash(m) implies exit(m) and not kill(m))")).isEqualTo("holds");
    assertThat(it.verdict("possible exit(m) and not crash(m) and not kill(m)")).isEqualTo("holds");
    assertThat(it.verdict("always (start(m) implies alive(m))")).isEqualTo("holds");
    assertThat(it.verdict("always (hang(m) implies hung(m) and alive(m))")).isEqualTo("holds");
  }

  @Test
  void falseAlarmsAndMissedHangs() {
    String model =
        """
        driver M { state a initial rest {} }
        policy P(m: driver) {
          state s initial rest {
            on exit(m) { start m } -> stay
            every 2 { if not answers(m) { kill m } }
          }
        }
        policy Q(m: driver) {
          state s initial rest {
            %s
            on exit(m) -> stay
          }
        }
        system S { m: M p: P(m) q: Q(m) }
        """;
    Meaning careful = Meaning.of(model.formatted("")).under("hang(m) at most 1");
    assertThat(careful.verdict("no false alarm(m)")).isEqualTo("holds");
    assertThat(careful.verdict("no missed hang(m)")).isEqualTo("holds");
    assertThat(careful.verdict("no missed hang(m) within 2")).isEqualTo("holds");
    assertThat(careful.verdict("no missed hang(m) within 1")).isEqualTo("violated");
    Meaning careless =
        Meaning.of(model.formatted("lazy { kill m } -> stay")).under("hang(m) at most 1");
    assertThat(careless.verdict("no false alarm(m)")).isEqualTo("violated");
    assertThat(careless.verdict("no false alarm(m) by p")).isEqualTo("holds");
    assertThat(careless.verdict("no false alarm(m) by q")).isEqualTo("violated");
    Meaning wanted =
        Meaning.of(model.formatted("lazy { kill m on purpose } -> stay"))
            .under("hang(m) at most 1");
    assertThat(wanted.verdict("no false alarm(m)")).isEqualTo("holds");
  }
}
