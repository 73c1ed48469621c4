package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The recovery sentence. */
class RecoveryTest {
  private static final String SERVICE =
      """
      driver M {
        state booting initial { after 1..2 -> up }
        state up rest {}
      }
      policy P(m: driver) {
        state s initial rest { on exit(m) -> t }
        state t { after 3 { start m } -> s }
      }
      system S { m: M p: P(m) }
      """;

  @Test
  void aStretchBeginsAtTheStrike() {
    Meaning it = Meaning.of(SERVICE);
    // 3 ticks until the restart, up to 2 for booting. The first boot is no stretch of a strike.
    assertThat(it.verdict("m.up after any single crash of m within 5")).isEqualTo("holds");
    assertThat(it.verdict("m.up after any single crash of m within 4")).isEqualTo("violated");
    assertThat(it.worst("m.up after any single crash of m within 9")).contains(5L);
  }

  @Test
  void aFurtherStrikeEndsAStretchAndBeginsAnother() {
    Meaning it = Meaning.of(SERVICE);
    // Struck while booting for 2, at most 5 + 5 in a row, but 5 from each strike.
    assertThat(it.verdict("m.up after up to 2 crash of m within 5")).isEqualTo("holds");
    assertThat(it.verdict("m.up after up to 2 crash of m within 4")).isEqualTo("violated");
  }

  @Test
  void withoutABoundItOnlyComesBack() {
    Meaning it = Meaning.of(SERVICE);
    assertThat(it.verdict("m.up after any single crash of m")).isEqualTo("holds");
    Meaning never =
        Meaning.of(
            """
            driver M { state up initial rest {} }
            process P { state s initial rest {} state t rest {} }
            system S { m: M p: P }
            """);
    assertThat(never.verdict("m.up after any single crash of m")).isEqualTo("violated");
    assertThat(never.verdict("p.s after any single crash of m")).isEqualTo("holds");
    assertThat(never.verdict("p.s after any single crash of m within 3")).isEqualTo("holds");
  }

  @Test
  void usableLostLaterBeginsAStretchToo() {
    Meaning it =
        Meaning.of(
            """
            driver M { state a initial rest {} }
            policy P(m: driver) {
              state s initial rest { on exit(m) -> t }
              state t { after 4 -> u }
              state u { after 3 -> v }
              state v rest {}
            }
            system S { m: M p: P(m) }
            """);
    // Usable for 4 ticks more, then not for 3.
    assertThat(it.verdict("not p.u after any single crash of m within 3")).isEqualTo("holds");
    assertThat(it.verdict("not p.u after any single crash of m within 2")).isEqualTo("violated");
  }

  @Test
  void faultsBesideItBeginNoStretch() {
    Meaning it =
        Meaning.of(
                """
                driver M { state up initial rest {} }
                device D {
                  state fine initial { fault fail -> broken }
                  state broken { after 7 -> fine }
                }
                policy P(m: driver) { state s initial rest { on exit(m) { start m } -> stay } }
                system S { m: M d: D p: P(m) }
                """)
            .under("d.fail at most 1");
    // The strike itself costs nothing, the device's failure afterwards 7 ticks.
    assertThat(it.verdict("d.fine after any single crash of m within 7")).isEqualTo("holds");
    assertThat(it.verdict("d.fine after any single crash of m within 6")).isEqualTo("violated");
  }

  @Test
  void aStrikeThatNeverComesIsVacuous() {
    Meaning it =
        Meaning.of(
            """
            driver M { state up initial rest {} state never_reached rest {} }
            system S { m: M }
            """);
    assertThat(it.verdict("m.up after any single crash of m while m.never_reached within 3"))
        .isEqualTo("vacuous");
  }

  @Test
  void eachFaultPointHasItsRow() {
    assertThat(Meaning.of(SERVICE).faultPoints("m.up after any single crash of m within 9"))
        .containsExactlyInAnyOrder(
            "crash(m) while m booting, p s: first 5, longest 5, undisturbed 5",
            "crash(m) while m up, p s: first 5, longest 5, undisturbed 5");
  }

  @Test
  void aFaultThatIsNotNoticedIsTransparent() {
    Meaning it =
        Meaning.of(
            """
            driver M { state a initial rest { lazy -> b } state b rest {} }
            policy P(m: driver) {
              state s initial rest { on exit(m) -> t }
              state t { after 4 -> u }
              state u { after 3 -> v }
              state v rest {}
            }
            system S { m: M p: P(m) }
            """);
    // Lost from 4 on for 3 ticks: usable just after the strike, but not transparent.
    assertThat(it.faultPoints("not p.u after any single crash of m within 9"))
        .containsExactlyInAnyOrder(
            "crash(m) while m a, p s: first 0, longest 3, undisturbed 3",
            "crash(m) while m b, p s: first 0, longest 3, undisturbed 3");
    assertThat(it.faultPoints("not p.v after any single crash of m while m.b"))
        .containsExactly(
            "crash(m) while m b, p s: first 0, longest for ever, undisturbed for ever");
    Meaning untouched =
        Meaning.of(
            """
            driver M { state a initial rest {} }
            process Q { state x initial rest { lazy -> y } state y rest {} }
            system S { m: M q: Q }
            """);
    assertThat(untouched.faultPoints("q.x or q.y after any single crash of m within 9"))
        .containsExactlyInAnyOrder(
            "crash(m) while q x: first 0, longest 0, undisturbed 0, transparent",
            "crash(m) while q y: first 0, longest 0, undisturbed 0, transparent");
  }

  @Test
  void faultsBesideItAreToldApart() {
    Meaning it =
        Meaning.of(
                """
                driver M { state up initial rest {} }
                device D {
                  state fine initial { fault fail -> broken }
                  state broken { after 7 -> fine }
                }
                system S { m: M d: D }
                """)
            .under("d.fail at most 1");
    // Struck while d is fine, only a later failure takes usable away; while it is broken, the rest
    // of 7.
    assertThat(it.faultPoints("d.fine after any single crash of m within 9"))
        .containsExactlyInAnyOrder(
            "crash(m) while d broken: first 7, longest 7, undisturbed 7",
            "crash(m) while d fine: first 0, longest 7, undisturbed 0");
  }

  @Test
  void ticksWithoutEndHaveNoBound() {
    Meaning it =
        Meaning.of(
            """
            process P { state s initial { after 1.. -> t } state t rest {} }
            system S { p: P }
            """);
    assertThat(it.worst("p.s leads to p.t within 9")).isEmpty();
    assertThat(it.isUnbounded("p.s leads to p.t within 9")).isTrue();
  }
}
