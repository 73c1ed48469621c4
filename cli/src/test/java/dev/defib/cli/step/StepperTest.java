package dev.defib.cli.step;

import static dev.defib.cli.step.Command.BACK;
import static dev.defib.cli.step.Command.BLOCKED;
import static dev.defib.cli.step.Command.FIRST;
import static dev.defib.cli.step.Command.FOLLOW;
import static dev.defib.cli.step.Command.FORWARD;
import static dev.defib.cli.step.Command.LAST;
import static dev.defib.cli.step.Command.NEXT_CHANGE;
import static dev.defib.cli.step.Command.NEXT_FAULT;
import static dev.defib.cli.step.Command.PREVIOUS_CHANGE;
import static dev.defib.cli.step.Command.PREVIOUS_FAULT;
import static dev.defib.cli.step.Command.QUIT;
import static dev.defib.cli.step.Command.UNWATCH;
import static dev.defib.cli.step.Command.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and where they lead; the run of the ward crashes in step 3 and loops from step 9. */
final class StepperTest {
  @TempDir Path folder;
  private Recording recording;

  @BeforeEach
  void record() {
    recording = new Ward(folder).recording();
  }

  @Test
  void stepsGoForwardAndBackAndNotBeyondTheStart() {
    assertThat(at(FORWARD, FORWARD, BACK)).isEqualTo(1);
    assertThat(at(LAST)).isEqualTo(10);
    assertThat(at(LAST, FIRST)).isZero();
    Stepper start = Ward.pressed(recording, BACK);
    assertThat(start.position()).isZero();
    assertThat(start.notice()).isEqualTo("this is the initial state");
  }

  @Test
  void aLoopGoesOnBehindItsEnd() {
    Stepper stepper = Ward.pressed(recording, LAST, FORWARD);
    assertThat(stepper.position()).isEqualTo(9);
    assertThat(stepper.notice()).isEqualTo("round the loop again");
  }

  @Test
  void faultsAreFoundBothWays() {
    assertThat(at(NEXT_FAULT)).isEqualTo(3);
    assertThat(at(LAST, PREVIOUS_FAULT)).isEqualTo(3);
    Stepper beyond = Ward.pressed(recording, NEXT_FAULT, NEXT_FAULT);
    assertThat(beyond.position()).isEqualTo(3);
    assertThat(beyond.notice()).isEqualTo("no fault behind this step");
  }

  @Test
  void changesOfAPartAreFoundBothWays() {
    var stepper = new Stepper(recording);
    stepper.press(NEXT_CHANGE);
    assertThat(stepper.notice()).contains("press /");
    Ward.type(stepper, FOLLOW, "drv.served");
    assertThat(stepper.position()).isEqualTo(2);
    stepper.press(NEXT_CHANGE);
    assertThat(stepper.position()).isBetween(3, 4);
    stepper.press(NEXT_CHANGE);
    assertThat(stepper.position()).isEqualTo(6);
    stepper.press(NEXT_CHANGE);
    assertThat(stepper.position()).isEqualTo(8);
    stepper.press(NEXT_CHANGE);
    assertThat(stepper.notice()).isEqualTo("drv.served does not change behind");
    stepper.press(PREVIOUS_CHANGE);
    assertThat(stepper.position()).isEqualTo(6);
  }

  @Test
  void changesOfAConditionAreFoundToo() {
    var stepper = new Stepper(recording);
    Ward.type(stepper, FOLLOW, "dead(drv)");
    assertThat(stepper.position()).isEqualTo(3);
    stepper.press(NEXT_CHANGE);
    assertThat(stepper.position()).isEqualTo(4);
  }

  @Test
  void conditionsAreWatchedUntilTheyAreTakenAway() {
    var stepper = new Stepper(recording);
    Ward.type(stepper, WATCH, "  drv.busy and drv.served == 1 ");
    assertThat(stepper.watches())
        .singleElement()
        .satisfies(
            watch -> {
              assertThat(watch.expression()).isEqualTo("drv.busy and drv.served == 1");
              assertThat(watch.values().indexOf("true")).isEqualTo(7);
            });
    stepper.press(UNWATCH);
    assertThat(stepper.watches()).isEmpty();
    stepper.press(UNWATCH);
    assertThat(stepper.notice()).isEqualTo("nothing is watched");
  }

  @Test
  void whatIsNoConditionIsToldInTheNotice() {
    var stepper = new Stepper(recording);
    Ward.type(stepper, WATCH, "drv.bussy");
    assertThat(stepper.watches()).isEmpty();
    assertThat(stepper.notice()).contains("bussy");
  }

  @Test
  void withoutTheSystemPartsCanStillBeWatched() {
    var stepper = new Stepper(new Ward(folder).orphan());
    Ward.type(stepper, WATCH, "drv.served");
    assertThat(stepper.watches()).hasSize(1);
    Ward.type(stepper, WATCH, "drv.busy");
    assertThat(stepper.watches()).hasSize(1);
    assertThat(stepper.notice()).isEqualTo("the file is gone");
  }

  @Test
  void typingIsErasedCharacterByCharacterAndCanBeGivenUp() {
    Stepper stepper = Ward.pressed(recording, WATCH);
    stepper.type("a");
    stepper.type("\uD83D\uDE00");
    stepper.erase();
    assertThat(stepper.prompt().orElseThrow().typed()).isEqualTo("a");
    stepper.erase();
    stepper.erase();
    assertThat(stepper.prompt()).isEmpty();
    stepper.press(WATCH);
    stepper.type("drv.busy");
    stepper.cancel();
    assertThat(stepper.prompt()).isEmpty();
    assertThat(stepper.watches()).isEmpty();
  }

  @Test
  void panesAreSwitchedThereAndBack() {
    assertThat(Ward.pressed(recording, BLOCKED).pane()).isEqualTo(Stepper.Pane.BLOCKED);
    assertThat(Ward.pressed(recording, BLOCKED, BLOCKED).pane()).isEqualTo(Stepper.Pane.STATE);
    assertThat(Ward.pressed(recording, QUIT).hasLeft()).isTrue();
  }

  private int at(Command... commands) {
    return Ward.pressed(recording, commands).position();
  }
}
