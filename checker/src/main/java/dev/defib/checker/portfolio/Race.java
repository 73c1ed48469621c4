package dev.defib.checker.portfolio;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Referee;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.graph.Decision;
import dev.defib.checker.graph.LimitReached;
import dev.defib.checker.graph.StateGraph;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One problem put to several engines: the first of them, the leader, has it for itself for a while,
 * then the others join in. Where the leader has come to an answer it counts; otherwise the first
 * final answer of another engine.
 *
 * <p>Threads: one for each engine, and the further workers of the leader. Once the others have
 * joined in, the leader has one worker less, and they take turns in what is free: one place, or
 * with one worker in all, one beside the leader's. When the leader has ended, its places are
 * theirs.
 */
final class Race {
  private static final Duration SLICE = Duration.ofMillis(50);

  private final Problem problem;
  private final Budget budget;
  private final Progress progress;
  private final long start = System.nanoTime();
  private final Turns turns = new Turns(1, SLICE);
  private final Lane leader;
  private final List<Lane> others;
  private @Nullable Throwable failure;
  private boolean isClosed;

  /** After which time the leader ended. */
  private long leadersNanos;

  /** How many threads the leader may use now. */
  private volatile int leadersWorkers;

  Race(Problem problem, Budget budget, Progress progress, Engine leader, List<Engine> others) {
    this.problem = problem;
    this.budget = budget;
    this.progress = progress;
    this.leader = lane(leader);
    this.others = others.stream().map(this::lane).toList();
  }

  private Lane lane(Engine engine) {
    return new Lane(
        engine,
        IntStream.range(0, problem.questions().size())
            .filter(i -> engine.declines(problem, question(i)).isEmpty())
            .boxed()
            .toList());
  }

  /** Whether anyone but the leader can answer anything. */
  boolean hasRivals() {
    return others.stream().anyMatch(lane -> !lane.questions.isEmpty());
  }

  /**
   * Lets them run.
   *
   * @param grace how long the leader has the problem for itself
   * @param patience how long, at least, the others may go on when the leader has given up and there
   *     is no time limit
   */
  synchronized List<Answer> run(Duration grace, Duration patience) throws InterruptedException {
    try {
      start(leader);
      await(() -> grace.toNanos() - sinceStart());
      if (failure == null && !isDecided()) {
        others.stream().filter(lane -> !lane.questions.isEmpty()).forEach(this::start);
        await(() -> patienceLeft(patience));
      }
    } finally {
      end();
    }
    if (failure != null) {
      throw rethrown(failure);
    }
    return IntStream.range(0, problem.questions().size()).mapToObj(this::result).toList();
  }

  /** Waits until there is nothing more to wait for, or no time left to wait. */
  private void await(LongSupplier nanosLeft) throws InterruptedException {
    while (!isOver()) {
      long left = nanosLeft.getAsLong();
      if (left <= 0) {
        return;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  private long sinceStart() {
    return System.nanoTime() - start;
  }

  /**
   * The others may go on for as long as the leader took: no run that used to end goes on for ever.
   */
  private long patienceLeft(Duration patience) {
    return leader.isRunning() || budget.nanosMax() != Long.MAX_VALUE
        ? Long.MAX_VALUE
        : leadersNanos + Math.max(patience.toNanos(), leadersNanos) - sinceStart();
  }

  private boolean isOver() {
    return failure != null || isDecided() || lanes().noneMatch(Lane::isRunning);
  }

  private boolean isDecided() {
    return IntStream.range(0, problem.questions().size()).allMatch(this::isDecided);
  }

  /** Where figures are asked for, the others' bare verdicts count when the leader has given up. */
  private boolean isDecided(int question) {
    boolean leaderMayAnswer = question(question).property().hasFigures() && leader.isRunning();
    return leader.finalAnswer(question).isPresent()
        || leader.answer(question).filter(Race::isBounded).isPresent()
        || (!leaderMayAnswer && isAnsweredByOthers(question));
  }

  private boolean isAnsweredByOthers(int question) {
    return others.stream().anyMatch(lane -> lane.finalAnswer(question).isPresent());
  }

  private Question question(int number) {
    return problem.questions().get(number);
  }

  /** Whether the user's own bound on states or steps was reached: no more search was wanted. */
  private static boolean isBounded(Answer answer) {
    return answer.verdict() instanceof Verdict.Undecided(var cause, var _)
        && (cause == Verdict.Cause.STATE_LIMIT || cause == Verdict.Cause.DEPTH_LIMIT);
  }

  private Stream<Lane> lanes() {
    return Stream.concat(Stream.of(leader), others.stream());
  }

  private void start(Lane lane) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name(lane.engine.name())
            .unstarted(() -> new Runner(lane).run());
    lane.thread = Optional.of(thread);
    lane.hasEnded = false;
    lane.wasStarved = false;
    lane.isBesideLeader = lane != leader && leader.isRunning();
    allotWorkers();
    thread.start();
  }

  private void allotWorkers() {
    boolean shares = others.stream().anyMatch(Lane::isRunning);
    leadersWorkers = Math.max(1, shares ? budget.workers() - 1 : budget.workers());
  }

  /** Gives those a second chance whom the leader left no memory. */
  private void restart() {
    if (!isClosed && failure == null && !leader.isRunning() && !isDecided()) {
      others.stream().filter(lane -> lane.wasStarved).forEach(this::start);
    }
  }

  /** Stops all that still run, and waits until they have stopped. */
  private void end() {
    boolean interrupted = false;
    isClosed = true;
    lanes().filter(Lane::isRunning).forEach(lane -> lane.thread.ifPresent(Thread::interrupt));
    while (lanes().anyMatch(Lane::isRunning)) {
      try {
        wait();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException rethrown(Throwable failure) {
    return switch (failure) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      default -> new IllegalStateException(failure);
    };
  }

  private Answer result(int question) {
    Lane winner =
        lanes().filter(lane -> lane.finalAnswer(question).isPresent()).findFirst().orElse(leader);
    List<Answer.Rival> rivals =
        others.stream().allMatch(lane -> lane.thread.isEmpty())
            ? List.of()
            : lanes()
                .filter(lane -> lane != winner)
                .map(lane -> new Answer.Rival(lane.engine.name(), lane.outcome(question)))
                .toList();
    return winner.answer(question).orElseGet(() -> lost(question)).withRivals(rivals);
  }

  private Answer lost(int question) {
    return Decision.of(LimitReached.outOfMemory().verdict())
        .answer(
            problem.questions().get(question),
            leader.engine.name(),
            new StateGraph.Counts(0, 0, 0));
  }

  /** What the thread of a lane does. */
  private final class Runner implements Referee {
    private final Lane lane;

    Runner(Lane lane) {
      this.lane = lane;
    }

    void run() {
      Throwable thrown = null;
      try {
        if (lane == leader) {
          lane.engine.check(problem, budget, progress, this);
        } else {
          takeTurns();
        }
      } catch (InterruptedException _) {
        // The race is over.
      } catch (Throwable e) {
        thrown = e;
      }
      finish(thrown);
    }

    private void takeTurns() throws InterruptedException {
      try (Turns.Turn turn = turns.new Turn()) {
        turn.pass();
        List<Question> questions = lane.questions.stream().map(problem.questions()::get).toList();
        lane.engine.check(
            new Problem(problem.system(), questions),
            timeLeft(),
            (phase, states, transitions, depth) -> {
              turn.pass();
              report(phase, states, transitions, depth);
            },
            this);
      }
    }

    private Budget timeLeft() {
      return budget.nanosMax() == Long.MAX_VALUE
          ? budget
          : budget.withNanosMax(Math.max(0, budget.nanosMax() - sinceStart()));
    }

    /** As long as the leader is running, it is the one whose progress is shown. */
    private void report(String phase, long states, long transitions, int depth) {
      synchronized (Race.this) {
        if (leader.isRunning()) {
          return;
        }
      }
      progress.report(phase, states, transitions, depth);
    }

    private void finish(@Nullable Throwable thrown) {
      synchronized (Race.this) {
        lane.hasEnded = true;
        lane.ranOutOfMemory = thrown instanceof OutOfMemoryError;
        lane.wasStarved = lane.ranOutOfMemory && lane.isBesideLeader;
        if (thrown != null && !lane.ranOutOfMemory && failure == null) {
          failure = thrown;
        }
        if (lane == leader) {
          leadersNanos = sinceStart();
          IntStream.range(1, budget.workers()).forEach(_ -> turns.addPlace());
        }
        restart();
        allotWorkers();
        Race.this.notifyAll();
      }
    }

    @Override
    public boolean wants(int question) {
      synchronized (Race.this) {
        int number = lane.questions.get(question);
        return !isDecided(number) && (lane == leader || !isAnsweredByOthers(number));
      }
    }

    @Override
    public void receive(int question, Answer answer) {
      synchronized (Race.this) {
        int number = lane.questions.get(question);
        if (answer.isFinal()) {
          lanes()
              .flatMap(other -> other.finalAnswer(number).stream())
              .forEach(other -> Agreement.demand(question(number), other, answer));
        }
        lane.answers.put(number, answer);
        Race.this.notifyAll();
      }
    }

    @Override
    public int workers() {
      return leadersWorkers;
    }
  }
}
