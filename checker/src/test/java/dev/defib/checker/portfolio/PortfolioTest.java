package dev.defib.checker.portfolio;

import static dev.defib.checker.portfolio.Fakes.HOLDS;
import static dev.defib.checker.portfolio.Fakes.OPEN;
import static dev.defib.checker.portfolio.Fakes.answer;
import static dev.defib.checker.portfolio.Fakes.endless;
import static dev.defib.checker.portfolio.Fakes.engine;
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
import dev.defib.checker.engine.Verdict.Cause;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PortfolioTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration NONE = Duration.ZERO;
  private static final Budget TWO_WORKERS =
      new Budget(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 2);

  @AfterEach
  void allThreadsComeToTheirEnd() throws InterruptedException {
    Set<String> names = Set.of("leader", "one", "other");
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (names.contains(thread.getName())) {
        assertThat(thread.join(Duration.ofSeconds(5))).as(thread.getName()).isTrue();
      }
    }
  }

  @Test
  void theLeaderAloneIsAskedIfItIsQuick() throws InterruptedException {
    Engine never =
        engine(
            "one",
            (_, _, _, _) -> {
              throw new AssertionError("it was asked");
            });
    Answer answer = check(LONG, 1, saying("leader", HOLDS), never).getFirst();
    assertThat(answer.engine()).isEqualTo("leader");
    assertThat(answer.rivals()).isEmpty();
  }

  @Test
  void theFirstOfTheOthersAnswersForALeaderThatDoesNot() throws InterruptedException {
    List<Answer> answers =
        check(NONE, 2, endless("leader"), endless("one"), saying("other", HOLDS));
    assertThat(answers).extracting(Answer::engine).containsExactly("other", "other");
    assertThat(answers.getFirst().rivals())
        .containsExactly(
            new Rival("leader", "was still searching"), new Rival("one", "was still searching"));
  }

  @Test
  void theOthersAnswerDifferentQuestions() throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    Engine one = announcing("one", answered);
    AtomicReference<Boolean> wanted = new AtomicReference<>(true);
    Engine other =
        engine(
            "other",
            (problem, _, progress, referee) -> {
              while (!answered.await(1, TimeUnit.MILLISECONDS)) {
                progress.report("searching", 0, 0, 0);
              }
              wanted.set(referee.wants(0));
              referee.receive(1, answer(problem, 1, "other", violated(3)));
            });
    List<Answer> answers = check(NONE, 2, endless("leader"), one, other);
    assertThat(answers).extracting(Answer::engine).containsExactly("one", "other");
    assertThat(wanted).as("nobody works at what is answered").hasValue(false);
  }

  @Test
  void whatTheLeaderAnswersCountsWheneverItDoes() throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    Engine leader = awaiting("leader", answered, HOLDS, HOLDS);
    Engine one = announcing("one", answered);
    List<Answer> answers = check(NONE, 2, leader, one);
    assertThat(answers).extracting(Answer::engine).containsOnly("leader");
    assertThat(answers.getFirst().rivals()).containsExactly(new Rival("one", "agrees"));
  }

  @Test
  void aLeaderThatGivesUpDoesNotEndTheRace() throws InterruptedException {
    Engine leader = saying("leader", undecided(Cause.MEMORY_LIMIT, "no memory"));
    Answer answer = check(LONG, 1, leader, saying("one", HOLDS)).getFirst();
    assertThat(answer.engine()).isEqualTo("one");
    assertThat(answer.rivals()).containsExactly(new Rival("leader", "no memory"));
  }

  @Test
  void aBoundThatTheUserSetEndsTheRace() throws InterruptedException {
    Engine leader = saying("leader", undecided(Cause.STATE_LIMIT, "enough"));
    Answer answer = check(LONG, 1, leader, saying("one", HOLDS)).getFirst();
    assertThat(answer.engine()).isEqualTo("leader");
  }

  @Test
  void whatNobodyBoundsEndsAllTheSame() throws InterruptedException {
    Verdict noMemory = undecided(Cause.MEMORY_LIMIT, "no memory");
    Portfolio portfolio =
        new Portfolio(
            saying("leader", noMemory), List.of(endless("one")), NONE, Duration.ofMillis(100));
    Answer answer = portfolio.check(problem(1), TWO_WORKERS, Progress.SILENT).getFirst();
    assertThat(answer.verdict()).isEqualTo(noMemory);
    assertThat(answer.rivals()).containsExactly(new Rival("one", "was still searching"));
  }

  @Test
  void whyNobodyAnswersIsTold() throws InterruptedException {
    Engine leader = saying("leader", undecided(Cause.MEMORY_LIMIT, "no memory"));
    Engine starved =
        engine(
            "other",
            (_, _, _, _) -> {
              throw new OutOfMemoryError();
            });
    Answer answer = check(NONE, 1, leader, saying("one", OPEN), starved).getFirst();
    assertThat(answer.verdict()).isEqualTo(undecided(Cause.MEMORY_LIMIT, "no memory"));
    assertThat(answer.rivals())
        .containsExactly(
            new Rival("one", "it is beyond it"),
            new Rival("other", "the memory of the process ran out"));
  }

  @Test
  void whoRanOutOfMemoryBesideTheLeaderTriesAgainAfterIt() throws InterruptedException {
    CountDownLatch failed = new CountDownLatch(1);
    Engine leader =
        engine(
            "leader",
            (problem, _, _, referee) -> {
              failed.await();
              referee.receive(
                  0, answer(problem, 0, "leader", undecided(Cause.MEMORY_LIMIT, "no memory")));
            });
    Engine one =
        engine(
            "one",
            (problem, _, _, referee) -> {
              if (failed.getCount() > 0) {
                failed.countDown();
                throw new OutOfMemoryError();
              }
              referee.receive(0, answer(problem, 0, "one", HOLDS));
            });
    assertThat(check(NONE, 1, leader, one).getFirst().engine()).isEqualTo("one");
  }

  @Test
  void aProblemThatNoOtherTakesIsTheLeaders() throws InterruptedException {
    Engine picky = new Fakes.Fake("one", "q0", (_, _, _, _) -> {});
    Answer answer = check(NONE, 1, saying("leader", HOLDS), picky).getFirst();
    assertThat(answer.rivals()).isEmpty();
  }

  @Test
  void theOthersAreAskedOnlyWhatTheyTake() throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    Engine leader = awaiting("leader", answered, HOLDS, OPEN);
    Engine picky =
        new Fakes.Fake(
            "one",
            "q0",
            (problem, _, _, referee) -> {
              referee.receive(0, answer(problem, 0, "one", HOLDS));
              answered.countDown();
            });
    List<Answer> answers = check(NONE, 2, leader, picky);
    assertThat(answers).extracting(Answer::question).containsExactly("q0", "q1");
    assertThat(answers).extracting(Answer::engine).containsExactly("leader", "one");
    assertThat(answers.getFirst().rivals())
        .containsExactly(new Rival("one", "cannot decide such a check"));
  }

  @Test
  void anInterruptStopsThemAll() {
    Thread asking = Thread.currentThread();
    Engine one =
        engine(
            "one",
            (_, _, _, _) -> {
              asking.interrupt();
              Thread.sleep(LONG);
            });
    assertThatThrownBy(() -> check(NONE, 1, endless("leader"), one))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void aDefectIsNotCoveredByAnAnswer() {
    Engine broken =
        engine(
            "one",
            (_, _, _, _) -> {
              throw new IllegalStateException("broken");
            });
    assertThatThrownBy(() -> check(NONE, 1, endless("leader"), broken))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
  }

  @Test
  void contradictionsAreDefects() {
    CountDownLatch answered = new CountDownLatch(1);
    Engine one = announcing("one", answered);
    Engine leader = awaiting("leader", answered, violated(2));
    assertThatThrownBy(() -> check(NONE, 2, leader, one))
        .isInstanceOf(SelfCheckException.class)
        .hasMessage("the engines disagree on `q0`: one says holds, leader says violated");
  }

  @Test
  void besideOthersTheLeaderHasOneWorkerLess() throws InterruptedException {
    AtomicInteger beside = new AtomicInteger();
    AtomicInteger afterwards = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    Engine leader =
        engine(
            "leader",
            (problem, _, _, referee) -> {
              begun.await();
              beside.set(referee.workers());
              seen.countDown();
              while (referee.workers() == 1) {
                Thread.sleep(1);
              }
              afterwards.set(referee.workers());
              referee.receive(0, answer(problem, 0, "leader", HOLDS));
            });
    Engine one =
        engine(
            "one",
            (_, _, _, _) -> {
              begun.countDown();
              seen.await();
            });
    check(NONE, 1, leader, one);
    assertThat(beside).hasValue(1);
    assertThat(afterwards).hasValue(2);
  }

  @Test
  void theOthersTakeTurns() throws InterruptedException {
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger rounds = new AtomicInteger();
    Fakes.Work work =
        (problem, _, progress, referee) -> {
          for (int i = 0; i < 200; i++) {
            progress.report("searching", 0, 0, 0);
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            Thread.sleep(1);
            working.decrementAndGet();
            rounds.incrementAndGet();
          }
          referee.receive(0, answer(problem, 0, Thread.currentThread().getName(), OPEN));
        };
    CountDownLatch done = new CountDownLatch(1);
    Engine leader =
        engine(
            "leader",
            (problem, _, _, referee) -> {
              while (rounds.get() < 400) {
                Thread.sleep(1);
              }
              done.countDown();
              referee.receive(0, answer(problem, 0, "leader", HOLDS));
            });
    check(NONE, 1, leader, engine("one", work), engine("other", work));
    assertThat(most).hasValue(1);
  }

  /** Says of the first question that it holds, and then that it has said so. */
  private static Engine announcing(String name, CountDownLatch answered) {
    return engine(
        name,
        (problem, _, _, referee) -> {
          referee.receive(0, answer(problem, 0, name, HOLDS));
          answered.countDown();
        });
  }

  /** Gives these answers to the questions in their order, but not before another has answered. */
  private static Engine awaiting(String name, CountDownLatch answered, Verdict... verdicts) {
    return engine(
        name,
        (problem, _, _, referee) -> {
          answered.await();
          for (int i = 0; i < verdicts.length; i++) {
            referee.receive(i, answer(problem, i, name, verdicts[i]));
          }
        });
  }

  private static List<Answer> check(Duration grace, int questions, Engine leader, Engine... others)
      throws InterruptedException {
    Portfolio portfolio = new Portfolio(leader, Arrays.asList(others), grace, LONG);
    return portfolio.check(problem(questions), TWO_WORKERS, Progress.SILENT);
  }
}
