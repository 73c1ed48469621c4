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
}
