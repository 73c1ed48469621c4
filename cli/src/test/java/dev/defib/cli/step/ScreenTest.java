package dev.defib.cli.step;

import static dev.defib.cli.step.Command.BLOCKED;
import static dev.defib.cli.step.Command.DOWN;
import static dev.defib.cli.step.Command.FOLLOW;
import static dev.defib.cli.step.Command.FORWARD;
import static dev.defib.cli.step.Command.HELP;
import static dev.defib.cli.step.Command.LAST;
import static dev.defib.cli.step.Command.NEXT_FAULT;
import static dev.defib.cli.step.Command.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.trace.Shown;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.text.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stepper looks like. */
final class ScreenTest {
  @TempDir Path folder;
  private Ward ward;

  @BeforeEach
  void record() {
    ward = new Ward(folder);
  }

  @Test
  void aStepIsSeenWithItsStateItsSourceAndWhatIsBlocked() {
    Stepper stepper = Ward.pressed(ward.recording(), FORWARD, FORWARD);
    Ward.type(stepper, WATCH, "drv.up");
    assertThat(lines(stepper, 80, 24))
        .containsExactly(
"""
t.ward_heals.back                                      step 2 of 10, loop from 9
drv: busy -> up
- state -------------------------------- ward.defib:9 --------------------------
* drv            busy -> up            |    2
* drv.served     0 -> 1                |    3  driver Drv {
                                       |    4    var served: 0..2 = 0
  drv            up                    |    5    state up initial rest {
  drv.served     1                     |    6      lazy -> busy
  sup            watch                 |    7    }
  sup.exit(drv)  false                 |    8    state busy {
                                       | >  9      when served < 2 { served += >
                                       |   10      when served == 2 -> up
                                       |   11    }
                                       |   12  }
                                       |   13  policy Sup(drv: driver) {
                                       |   14    state watch initial rest { on >
                                       |   15  }
- watched ----------------------------------------------------------------------
* true  drv.up
- blocked here -----------------------------------------------------------------
  sup: watch; on exit(drv)  needs sup.exit(drv), drv is dead
  sup: watch; on exit(drv); ERROR  needs sup.exit(drv)

h back  l forward  f fault  / change  n next  w watch  b blocked  ? keys  q quit
"""
                .split("\n"));
  }

  @Test
  void aFaultIsMarked() {
    assertThat(lines(Ward.pressed(ward.recording(), NEXT_FAULT), 80, 24).get(1))
        .isEqualTo("! fault: crash(drv)");
  }

  @Test
  void whatIsBlockedCanHaveTheScreen() {
    assertThat(lines(Ward.pressed(ward.recording(), LAST, BLOCKED), 80, 24))
        .contains("  sup: watch; on exit(drv)  needs sup.exit(drv), drv is dead");
  }

  @Test
  void theKeysFitOnTheSmallestUsualTerminal() {
    assertThat(lines(Ward.pressed(ward.recording(), HELP), 80, 24))
        .anyMatch(line -> line.contains("ctrl-c") && line.contains("leave"));
  }

  @Test
  void withoutTheSystemTheRunIsStillThere() {
    assertThat(lines(Ward.pressed(ward.orphan(), FORWARD), 80, 24))
        .contains("* drv            up -> busy", "  unknown: the file is gone");
  }

  @Test
  void whatIsTypedIsSeenToItsEnd() {
    Stepper stepper = Ward.pressed(ward.recording(), FOLLOW);
    stepper.type("x".repeat(100) + "y");
    assertThat(lines(stepper, 80, 24).get(22)).startsWith("next change of: x").endsWith("xy_");
  }

  @Test
  void aLongStateIsScrolled() {
    Stepper stepper = new Stepper(wide("v"));
    assertThat(lines(stepper, 80, 24)).contains("  v0    0").doesNotContain("  v199  0");
    assertThat(lines(stepper, 80, 24)).anyMatch(line -> line.endsWith("more lines: j"));
    IntStream.range(0, 100).forEach(_ -> stepper.press(DOWN));
    assertThat(lines(stepper, 80, 24)).contains("  v199  0").doesNotContain("  v0    0");
  }

  @Test
  void namesCannotSteerTheTerminal() {
    assertThat(Screen.lines(new Stepper(wide("\u001b[2J\u0007")), Style.PLAIN, 80, 24))
        .noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "40, 12", "41, 13", "200, 60", "39, 24", "80, 11", "1, 1", "500, 200"})
  void everySizeIsFilledAndKept(int width, int height) {
    for (Command command : Command.values()) {
      Stepper stepper = Ward.pressed(ward.recording(), NEXT_FAULT, FORWARD, command);
      for (Style style : Style.values()) {
        List<String> lines = Screen.lines(stepper, style, width, height);
        assertThat(lines).hasSize(height);
        assertThat(lines).allMatch(line -> Style.width(line) <= width);
      }
    }
  }

  private static Recording wide(String name) {
    List<Shown> state =
        IntStream.range(0, 200)
            .mapToObj(i -> new Shown(name + i, "", Shown.Sort.VARIABLE, "0"))
            .toList();
    var trace = new TraceDocument("t", false, List.of(), List.of(), state, List.of(), List.of());
    return Recording.of(name, trace, new Behind.Gone("there is none"));
  }

  private static List<String> lines(Stepper stepper, int width, int height) {
    return Screen.lines(stepper, Style.PLAIN, width, height).stream()
        .map(String::stripTrailing)
        .toList();
  }
}
