package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code every}, timers and windows. */
class PeriodTest {
  @Test
  void everyFiresEachNthTickAndKeepsTheState() {
    Meaning it =
        Meaning.of(
            """
            process P { var n: 0..2 = 0 state s initial rest { every 2 when n < 2 { n += 1 } } }
            system S { p: P }
            """);
    // For n = 0 and 1 the counter is 0, 1, 2; for n = 2 it goes on to 2 and stops there.
    assertThat(it.states()).isEqualTo(9);
    assertThat(it.worst("p.n == 0 leads to p.n == 1 within 9")).contains(2L);
    assertThat(it.worst("p.n == 0 leads to p.n == 2 within 9")).contains(4L);
  }

  @Test
  void everyDoesNotCatchUp() {
    Meaning it =
        Meaning.of(
            """
            process G(go: var bool) {
              state s initial { after 5 { go = true } -> t }
              state t rest {}
            }
            process P(go: bool) {
              var n: 0..2 = 0
              state s initial rest { every 2 when go and n < 2 { n += 1 } }
            }
            system S { var go: bool = false g: G(go) p: P(go) }
            """);
    // Late at 5, it fires at once, and then 2 ticks later: not at 5 again, nor at 6.
    assertThat(it.worst("go and p.n == 0 leads to p.n == 1 within 9")).contains(0L);
    assertThat(it.worst("p.n == 1 leads to p.n == 2 within 9")).contains(2L);
    assertThat(it.shortest("p.n == 1")).isEqualTo(5);
    assertThat(it.shortest("p.n == 2")).isEqualTo(7);
  }

  @Test
  void aStatesEveryCountsFromItsEntry() {
    Meaning it =
        Meaning.of(
            """
            process P {
              state s initial { after 1 -> t }
              state t { every 2 -> u }
              state u rest {}
            }
            system S { p: P }
            """);
    assertThat(it.worst("p.t leads to p.u within 9")).contains(2L);
    assertThat(it.worst("p.s leads to p.u within 9")).contains(3L);
    // s: 0, 1; t: 0, 1, 2; u.
    assertThat(it.states()).isEqualTo(6);
  }

  @Test
  void aMachinesEveryCountsFromTheStart() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var n: 0..1 = 0
              every 3 when n == 0 { n = 1 }
              state s initial { after 2 -> t }
              state t rest {}
            }
            system S { p: P }
            """);
    assertThat(it.worst("p.n == 0 leads to p.n == 1 within 9")).contains(3L);
    // One tick after the change of state, not three.
    assertThat(it.worst("p.t leads to p.n == 1 within 9")).contains(1L);
  }

  @Test
  void aMachinesEveryIsHiddenByAStatesOwn() {
    Meaning it =
        Meaning.of(
            """
            process P {
              var n: 0..2 = 0
              every 3 when n == 0 { n = 1 }
              state s initial rest { every 2 when n == 0 { n = 2 } }
            }
            system S { p: P }
            """);
    assertThat(it.reachable("p.n")).containsExactlyInAnyOrder("p.n=0", "p.n=2");
  }

  @Test
  void aTimerIsUntouchedByChangesOfState() {
    Meaning it =
        Meaning.of(
            """
            process P {
              timer t
              state s initial { { set t = 3 } -> a }
              state a { after 1 -> b }
              state b { on t -> c }
              state c rest { on t -> d }
              state d rest {}
            }
            system S { p: P }
            """);
    assertThat(it.worst("p.a leads to p.c within 9")).contains(3L);
    assertThat(it.worst("p.b leads to p.c within 9")).contains(2L);
    // Taken, it is gone.
    assertThat(it.verdict("never p.d")).isEqualTo("holds");
  }

  @Test
  void aTimerThatRanOutWaitsToBeTaken() {
    Meaning it =
        Meaning.of(
            """
            process P {
              timer t
              state s initial { { set t = 1 } -> a }
              state a { after 3 -> b }
              state b { on t -> c }
              state c rest {}
            }
            system S { p: P }
            """);
    assertThat(it.worst("p.a leads to p.c within 9")).contains(3L);
    assertThat(it.worst("p.b leads to p.c within 9")).contains(0L);
  }

  @Test
  void settingATimerAgainStartsItAnewAndStopEndsIt() {
    Meaning again =
        Meaning.of(
            """
            process P {
              timer t
              state s initial { { set t = 3 } -> a }
              state a { after 2 { set t = 3 } -> b }
              state b { on t -> c }
              state c rest {}
            }
            system S { p: P }
            """);
    assertThat(again.worst("p.b leads to p.c within 9")).contains(3L);
    Meaning stopped =
        Meaning.of(
            """
            process P {
              timer t
              state s initial { { set t = 3 } -> a }
              state a { after 2 { stop t } -> b }
              state b rest { on t -> c }
              state c rest {}
            }
            system S { p: P }
            """);
    assertThat(stopped.verdict("never p.c")).isEqualTo("holds");
  }

  @Test
  void aSlidingWindowCountsTheAgeOfItsSpanStill() {
    String model =
        """
        process P {
          window w[3] over 2
          var n: 0..3 = 0
          state s initial { { note w } -> t }
          state t { after %d { n = w.count } -> u }
          state u rest {}
        }
        system S { p: P }
        """;
    // 2 ticks old: counted. 3 ticks old: not.
    assertThat(Meaning.of(model.formatted(2)).reachable("p", "p.n"))
        .containsExactlyInAnyOrder("p=s p.n=0", "p=t p.n=0", "p=u p.n=1");
    assertThat(Meaning.of(model.formatted(3)).reachable("p", "p.n"))
        .containsExactlyInAnyOrder("p=s p.n=0", "p=t p.n=0", "p=u p.n=0");
  }

  @Test
  void aFullWindowForgetsTheOldest() {
    Meaning it =
        Meaning.of(
            """
            process P {
              window w[2] over 3
              var n: 0..2 = 0
              state a initial { { note w } -> b }
              state b { { note w; n = w.count } -> c }
              state c { after 3 { note w; n = w.count } -> d }
              state d { after 1 { n = w.count } -> e }
              state e rest {}
            }
            system S { p: P }
            """);
    // Notes at 0, 0 and 3. At 3 there are three, counted as 2. At 4 only the one of 3 is young
    // enough.
    assertThat(it.reachable("p", "p.n"))
        .containsExactlyInAnyOrder("p=a p.n=0", "p=b p.n=0", "p=c p.n=2", "p=d p.n=2", "p=e p.n=1");
  }

  @Test
  void aTumblingWindowCountsFromTheFirstOfItsPeriod() {
    Meaning it =
        Meaning.of(
            """
            process P {
              window w[3] over 3 tumbling
              var n: 0..3 = 0
              state a initial { { note w; n = w.count } -> b }
              state b { after 2 { note w; n = w.count } -> c }
              state c { after 2 { note w; n = w.count } -> d }
              state d { after 2 { note w; n = w.count } -> e }
              state e rest {}
            }
            system S { p: P }
            """);
    // Notes at 0, 2, 4, 6. The period from 0 holds 0 and 2; the note at 4 begins another, with 6.
    // (A sliding window would count two at 4: those of 2 and 4.)
    assertThat(it.reachable("p", "p.n"))
        .containsExactlyInAnyOrder("p=a p.n=0", "p=b p.n=1", "p=c p.n=2", "p=d p.n=1", "p=e p.n=2");
  }

  @Test
  void aTumblingWindowIsEmptyWhenItsPeriodIsOver() {
    String model =
        """
        process P {
          window w[3] over 2 tumbling
          var n: 0..3 = 0
          state s initial { { note w } -> t }
          state t { after %d { n = w.count } -> u }
          state u rest {}
        }
        system S { p: P }
        """;
    assertThat(Meaning.of(model.formatted(2)).reachable("p", "p.n")).contains("p=u p.n=1");
    assertThat(Meaning.of(model.formatted(3)).reachable("p", "p.n")).contains("p=u p.n=0");
  }
}
