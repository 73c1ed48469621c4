package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Observers: they see everything and change nothing. */
class ObserverTest {
  private static final String STEPS =
      """
      messages M { a }
      process P(q: queue of M) {
        var n: 0..3 = 0
        state s initial { { q!a; n = 1 } -> t }
        state t { on q?a { n = 2 } -> u }
        state u rest {}
      }
      system S { queue q: M[1] p: P(q) }
      """;

  @Test
  void itMovesInTheSameStepAndReadsTheStateReached() {
    Meaning it =
        Meaning.of(STEPS)
            .spec(
                """
                observer O {
                  var seen: 0..3 = 0
                  state w initial { on q!a { seen = p.n + q.length } -> x }
                  state x { on q?a { seen = p.n + q.length } -> y }
                  state y {}
                }
                """);
    // After the first step n is 1 and one message is queued; after the second, 2 and none.
    assertThat(it.verdict("always (p.s implies O.w and O.seen == 0)")).isEqualTo("holds");
    assertThat(it.verdict("always (p.t implies O.x and O.seen == 2)")).isEqualTo("holds");
    assertThat(it.verdict("always (p.u implies O.y and O.seen == 2)")).isEqualTo("holds");
    assertThat(it.verdict("possible O.seen == 3")).isEqualTo("violated");
  }

  @Test
  void itReadsItsOwnVariablesAsTheyWere() {
    Meaning it =
        Meaning.of(STEPS)
            .spec(
                """
                observer O {
                  var n: 0..3 = 0
                  state w initial {
                    on q!a when n == 0 { n = 1 } -> stay
                    on q?a when n == 1 { n = 3 } -> stay
                  }
                }
                """);
    assertThat(it.verdict("always (p.u implies O.n == 3)")).isEqualTo("holds");
  }

  @Test
  void theFirstThatAppliesIsTakenAndNoOther() {
    Meaning it =
        Meaning.of(STEPS)
            .spec(
                """
                observer O {
                  state w initial {
                    on q!a when p.s -> never_so
                    on q!a -> first
                    on q!a -> second
                  }
                  state first {}
                  state second {}
                  state never_so {}
                }
                """);
    // p.s is read in the state reached, where it is false.
    assertThat(it.verdict("eventually O.first")).isEqualTo("holds");
    assertThat(it.verdict("possible O.second or O.never_so")).isEqualTo("violated");
  }

  @Test
  void itChangesNothing() {
    Meaning bare = Meaning.of(STEPS);
    Meaning watched =
        Meaning.of(STEPS).spec("observer O { state w initial { on tick -> x } state x {} }");
    assertThat(watched.reachable("p", "p.n", "q")).isEqualTo(bare.reachable("p", "p.n", "q"));
  }

  @Test
  void eventsThatAreSpeltLikeTriggersAreWaitedFor() {
    Meaning it =
        Meaning.of(STEPS)
            .under("crash(p) at most 1")
            .spec(
                """
                observer Received { state w initial { on q?a -> x } state x {} }
                observer Died { state w initial { on exit(p) -> x } state x {} }
                """);
    assertThat(it.verdict("always (Received.x implies p.u or dead(p))")).isEqualTo("holds");
    assertThat(it.verdict("always (Died.x implies dead(p))")).isEqualTo("holds");
    assertThat(it.verdict("possible Received.x and Died.x")).isEqualTo("holds");
  }

  @Test
  void faultsMoveItToo() {
    Meaning it =
        Meaning.of(STEPS)
            .under("crash(p) at most 1")
            .spec("observer O { state w initial { on crash(p) -> x } state x {} }");
    assertThat(it.verdict("always (dead(p) implies O.x)")).isEqualTo("holds");
    assertThat(it.verdict("always (O.x implies dead(p))")).isEqualTo("holds");
  }
}
