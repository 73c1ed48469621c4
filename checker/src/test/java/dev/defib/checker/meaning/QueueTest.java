package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Disciplines of queues, and what deaths do to them. */
class QueueTest {
  private static final String SENDER =
      """
      messages M { a b c }
      process P(q: queue of M) {
        state s initial rest { { q!a } -> t }
        state t rest { { q!b } -> u }
        state u rest { { q!c } -> v }
        state v rest {}
      }
      """;

  @Test
  void aBlockingQueueMakesItsSenderWait() {
    Meaning it = Meaning.of(SENDER + "system S { queue q: M[2] p: P(q) }");
    assertThat(it.reachable("p", "q"))
        .containsExactlyInAnyOrder("p=s q=[]", "p=t q=[a]", "p=u q=[a, b]");
  }

  @Test
  void aLossyQueueDropsWhatHasNoRoom() {
    Meaning it = Meaning.of(SENDER + "system S { queue q: M[2] lossy p: P(q) }");
    assertThat(it.reachable("p", "q"))
        .containsExactlyInAnyOrder("p=s q=[]", "p=t q=[a]", "p=u q=[a, b]", "p=v q=[a, b]");
  }

  @Test
  void aLatestQueueHoldsTheLast() {
    Meaning it = Meaning.of(SENDER + "system S { queue q: M[1] latest p: P(q) }");
    assertThat(it.reachable("p", "q"))
        .containsExactlyInAnyOrder("p=s q=[]", "p=t q=[a]", "p=u q=[b]", "p=v q=[c]");
  }

  @Test
  void theFirstSentIsTheFirstTaken() {
    Meaning it =
        Meaning.of(
            """
            messages M { m(n: 0..2) }
            process P(q: queue of M) {
              var sum: 0..99 = 0
              state s initial { { q!m(1); q!m(2) } -> t }
              state t { on q?m(x) { sum = sum * 10 + x } -> u }
              state u { on q?m(x) { sum = sum * 10 + x } -> v }
              state v rest {}
            }
            system S { queue q: M[2] p: P(q) }
            """);
    assertThat(it.reachable("p", "p.sum", "q"))
        .containsExactlyInAnyOrder(
            "p=s p.sum=0 q=[]",
            "p=t p.sum=0 q=[m(1), m(2)]",
            "p=u p.sum=1 q=[m(2)]",
            "p=v p.sum=12 q=[]");
  }

  @Test
  void lostWithIsEmptiedByTheDeathAndTakesMoreAfterwards() {
    Meaning it =
        Meaning.of(
                SENDER
                    + """
                    driver R(q: queue of M) { state r initial rest { lazy on q?c -> stay } }
                    system S { queue q: M[1] lost with r r: R(q) p: P(q) }
                    """)
            .under("crash(r) at most 1");
    // Alive: a fills it. The crash empties it; then one more fits. Without a message c, r takes
    // none.
    assertThat(it.reachable("r", "p", "q"))
        .containsExactlyInAnyOrder(
            "r=r p=s q=[]",
            "r=r p=t q=[a]",
            "r=dead p=s q=[]",
            "r=dead p=t q=[a]",
            "r=dead p=t q=[]",
            "r=dead p=u q=[b]");
  }

  @Test
  void closedWithTakesNothingWhileItsMachineIsDead() {
    Meaning it =
        Meaning.of(
                SENDER
                    + """
                    driver R(q: queue of M) { state r initial rest { lazy on q?c -> stay } }
                    system S { queue q: M[1] closed with r r: R(q) p: P(q) }
                    """)
            .under("crash(r) at most 1");
    assertThat(it.reachable("r", "p", "q"))
        .containsExactlyInAnyOrder(
            "r=r p=s q=[]", "r=r p=t q=[a]", "r=dead p=s q=[]", "r=dead p=t q=[]");
  }

  @Test
  void aKeptQueueSurvives() {
    Meaning it =
        Meaning.of(
                SENDER
                    + """
                    driver R(q: queue of M) { state r initial rest { lazy on q?c -> stay } }
                    system S { queue q: M[1] r: R(q) p: P(q) }
                    """)
            .under("crash(r) at most 1");
    assertThat(it.reachable("r", "p", "q"))
        .containsExactlyInAnyOrder(
            "r=r p=s q=[]", "r=r p=t q=[a]", "r=dead p=s q=[]", "r=dead p=t q=[a]");
  }

  @Test
  void lengthAndRoomAreReadBeforeTheStep() {
    Meaning it =
        Meaning.of(
            """
            messages M { a }
            process P(q: queue of M) {
              var n: 0..9 = 0
              state s initial { when q.room == 2 and not q.full { q!a; n = q.room } -> t }
              state t rest {}
            }
            process R(q: queue of M) {
              var n: 0..9 = 0
              state s initial rest { when q.length == 1 and not q.empty { n = q.length } -> t }
              state t rest { on q?a when q.empty -> s }
            }
            system S { queue q: M[2] p: P(q) r: R(q) }
            """);
    // An effect sees the earlier ones: one place is left after the message was sent.
    assertThat(it.reachable("p", "p.n", "r", "r.n"))
        .containsExactlyInAnyOrder(
            "p=s p.n=0 r=s r.n=0", "p=t p.n=1 r=s r.n=0", "p=t p.n=1 r=t r.n=1");
  }
}
