package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.sat.Method;
import dev.defib.checker.sat.SatEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the monitors of the engines that decide by satisfiability must see, one thing a model. */
class MonitorsTest {
  private static final SatEngine IC3 = new SatEngine(Method.IC3);

  /** Asked for in the first state of a segment alone, and answered before it closes. */
  @ParameterizedTest
  @CsvSource({"2, violated", "3, holds"})
  void theStateThatOpensASegmentIsInside(int ticks, String verdict) {
    Meaning model =
        Meaning.of(
            """
            process P {
              state out initial rest { lazy -> open }
              state open { after 3 -> late }
              state late { after 1 -> closed }
              state closed { after 1 -> out }
            }
            system S { p: P }
            """);
    String form =
        "between p.open and p.closed, enters p.open leads to p.late within %d".formatted(ticks);
    assertThat(model.verdict(form)).isEqualTo(verdict);
    assertThat(model.verdict(IC3, form)).isEqualTo(verdict);
  }

  /** Some fault can always strike, and none frees the process. */
  @Test
  void aFaultIsNoWayOutOfADeadlock() {
    Meaning model =
        Meaning.of(
                """
                messages M { m }
                device D {
                  signal irq
                  state idle initial { on go { raise irq } -> stay }
                }
                process P(q: queue of M) { state waiting initial { on q?m -> stay } }
                system S { queue q: M[1] d: D p: P(q) }
                """)
            .under("spurious(d.irq), miss(d.irq)");
    assertThat(model.verdict("no deadlock")).isEqualTo("violated");
    assertThat(model.verdict(IC3, "no deadlock")).isEqualTo("violated");
  }
}
