package dev.defib.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.defib.cli.document.CheckEntry.Outcome;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExpectationsTest {

  @Test
  void aLineWinsOverTheSpec() throws Exception {
    var expectations =
        Expectations.parse(
            """
            # known failures
            a.b quick violated   # see the tracker
            a.b no deadlock under crash(drv) at most 1 holds
            """);
    assertThat(expectations.of("a.b", "quick", Outcome.HOLDS)).isEqualTo(Outcome.VIOLATED);
    assertThat(expectations.of("a.b", "slow", Outcome.HOLDS)).isEqualTo(Outcome.HOLDS);
    assertThat(expectations.of("a.c", "quick", Outcome.HOLDS)).isEqualTo(Outcome.HOLDS);
    assertThat(expectations.of("a.b", "no deadlock under crash(drv) at most 1", Outcome.VIOLATED))
        .isEqualTo(Outcome.HOLDS);
  }

  @Test
  void checksThatASpecDoesNotHaveAreFound() throws Exception {
    var expectations = Expectations.parse("a.b z holds\na.b y holds\na.b x holds\nq r holds");
    assertThat(expectations.unknown("a.b", Set.of("x"))).containsExactly("y", "z");
  }

  @Test
  void linesThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> Expectations.parse("a.b quick"))
        .hasMessageStartingWith("line 1: a line needs a spec, a check and a verdict");
    assertThatThrownBy(() -> Expectations.parse("\na.b quick undecided"))
        .hasMessageStartingWith("line 2: the last word must be");
    assertThatThrownBy(() -> Expectations.parse("a.b quick holds\na.b quick violated"))
        .hasMessageStartingWith("line 2: `quick` of `a.b` has another verdict above");
  }
}
