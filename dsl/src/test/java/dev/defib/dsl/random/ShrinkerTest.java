package dev.defib.dsl.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

  /** Some 3,000 characters come down to the construct and what it stands in. */
  @Test
  void keepsHardlyMoreThanWhatFails() {
    assertThat(shrunk("Effect.Send")).hasSizeLessThan(100).contains("!");
    assertThat(shrunk("Form.Between")).hasSizeLessThan(100).contains("between ");
  }

  @Test
  void dropsAMachineWithAllThatMentionsIt() {
    String text =
        """
        model m
        device Disk {
          state idle initial { }
        }
        driver Driver(disk: Disk, limit: int) {
          state idle initial { }
        }
        system S {
          disk: Disk
          drv: Driver(disk, 3)
        }
        """;
    Predicate<String> fails = t -> parses(t) && t.contains("drv: Driver(") && t.contains("limit");
    assertThat(Shrinker.shrink(text, fails)).doesNotContain("Disk");
  }

  private static String shrunk(String construct) {
    Predicate<String> fails = t -> parses(t) && Census.of(parsed(t).file()).contains(construct);
    String text =
        LongStream.range(0, 1_000)
            .mapToObj(s -> RandomModels.of(s).text())
            .filter(fails)
            .findFirst()
            .orElseThrow();
    return Shrinker.shrink(text, fails).replaceAll("\\s+", " ").strip();
  }

  private static boolean parses(String text) {
    return parsed(text).diagnostics().isEmpty();
  }

  private static Parsed parsed(String text) {
    return Parser.parse(new Source("m", text));
  }
}
