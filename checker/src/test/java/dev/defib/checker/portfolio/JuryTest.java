package dev.defib.checker.portfolio;

import static dev.defib.checker.portfolio.Fakes.HOLDS;
import static dev.defib.checker.portfolio.Fakes.OPEN;
import static dev.defib.checker.portfolio.Fakes.problem;
import static dev.defib.checker.portfolio.Fakes.saying;
import static dev.defib.checker.portfolio.Fakes.undecided;
import static dev.defib.checker.portfolio.Fakes.violated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Answer.Rival;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.engine.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JuryTest {
  @Test
  void theFirstVerdictIsGivenAndTheOthersAreTold() throws InterruptedException {
    Engine picky = new Fakes.Fake("picky", "q0", (_, _, _, _) -> {});
    Answer answer = check(saying("a", OPEN), saying("b", HOLDS), picky, saying("c", HOLDS));
    assertThat(answer.engine()).isEqualTo("b");
    assertThat(answer.rivals())
        .containsExactly(
            new Rival("a", "it is beyond it"),
            new Rival("picky", "too hard"),
            new Rival("c", "agrees"));
  }

  @Test
  void whatNoEngineDecidesStaysOpen() throws InterruptedException {
    assertThat(check(saying("a", OPEN), saying("b", OPEN)).verdict()).isEqualTo(OPEN);
  }

  @Test
  void differentVerdictsAreADefect() {
    assertThatThrownBy(() -> check(saying("a", OPEN), saying("b", HOLDS), saying("c", violated(1))))
        .isInstanceOf(SelfCheckException.class)
        .hasMessage("the engines disagree on `q0`: b says holds, c says violated");
  }

  @Test
  void errorsOfTheSystemAreAVerdictToo() {
    Verdict errors = undecided(Verdict.Cause.SYSTEM_ERRORS, "the system has errors");
    assertThatThrownBy(() -> check(saying("a", errors), saying("b", HOLDS)))
        .isInstanceOf(SelfCheckException.class)
        .hasMessage("the engines disagree on `q0`: a says the system has errors, b says holds");
  }

  @Test
  void whoHasReachedAGoalNeedNotKnowOfErrors() throws InterruptedException {
    Verdict errors = undecided(Verdict.Cause.SYSTEM_ERRORS, "the system has errors");
    Verdict reached = new Verdict.Holds(new Verdict.Evidence.Finite(), Optional.empty());
    assertThat(check(saying("explicit", errors), saying("bmc", reached)).verdict())
        .isEqualTo(errors);
    assertThat(check(saying("bmc", reached), saying("explicit", errors)).verdict())
        .isEqualTo(reached);
  }

  @Test
  void shortestRunsAreOfOneLength() throws InterruptedException {
    assertThat(check(saying("explicit", violated(3)), saying("ic3", violated(4))).rivals())
        .as("ic3 promises no shortest run")
        .containsExactly(new Rival("ic3", "agrees"));
    assertThatThrownBy(() -> check(saying("explicit", violated(3)), saying("bmc", violated(4))))
        .isInstanceOf(SelfCheckException.class)
        .hasMessage(
            "the engines disagree on `q0`: explicit says a run of 3 steps, bmc says one of 4");
  }

  private static Answer check(Engine... engines) throws InterruptedException {
    return new Jury(List.of(engines))
        .check(problem(1), Budget.UNLIMITED, Progress.SILENT)
        .getFirst();
  }
}
