package dev.defib.checker.portfolio;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Referee;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Property;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Engines that do as they are told, and what to ask them. */
final class Fakes {
  static final TransitionSystem SYSTEM = new SystemBuilder().build();
  static final Verdict HOLDS =
      new Verdict.Holds(new Verdict.Evidence.Exhaustive(), Optional.empty());
  static final Verdict OPEN = undecided(Verdict.Cause.ENGINE, "it is beyond it");

  private Fakes() {}

  /** What an engine does with the questions; it tells the referee. */
  @FunctionalInterface
  interface Work {
    void on(Problem problem, Budget budget, Progress progress, Referee referee)
        throws InterruptedException;
  }

  /** Takes all questions but those whose name it is told. */
  record Fake(String name, String declined, Work work) implements Engine {
    @Override
    public Optional<String> declines(Problem problem, Question question) {
      return question.name().equals(declined) ? Optional.of("too hard") : Optional.empty();
    }

    @Override
    public List<Answer> check(Problem problem, Budget budget, Progress progress)
        throws InterruptedException {
      Answer[] answers = new Answer[problem.questions().size()];
      check(
          problem,
          budget,
          progress,
          new Referee() {
            @Override
            public boolean wants(int question) {
              return true;
            }

            @Override
            public void receive(int question, Answer answer) {
              answers[question] = answer;
            }

            @Override
            public int workers() {
              return budget.workers();
            }
          });
      return List.of(answers);
    }

    @Override
    public void check(Problem problem, Budget budget, Progress progress, Referee referee)
        throws InterruptedException {
      work.on(problem, budget, progress, referee);
    }
  }

  static Engine engine(String name, Work work) {
    return new Fake(name, "", work);
  }

  /** Gives all questions one answer at once. */
  static Engine saying(String name, Verdict verdict) {
    return engine(
        name,
        (problem, _, _, referee) -> {
          for (int i = 0; i < problem.questions().size(); i++) {
            referee.receive(i, answer(problem, i, name, verdict));
          }
        });
  }

  /** Never comes to an end, unless it is interrupted. */
  static Engine endless(String name) {
    return engine(
        name,
        (_, _, progress, _) -> {
          while (true) {
            progress.report("searching", 0, 0, 0);
            Thread.sleep(1);
          }
        });
  }

  static Answer answer(Problem problem, int question, String engine, Verdict verdict) {
    return new Answer(
        problem.questions().get(question).name(),
        verdict,
        engine,
        1,
        1,
        1,
        Optional.empty(),
        false,
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  static Verdict undecided(Verdict.Cause cause, String reason) {
    return new Verdict.Undecided(cause, reason);
  }

  /** Violated by a run of so many steps. */
  static Verdict violated(int steps) {
    Trace.Step step = new Trace.Step(0, List.of(), new State(new long[0]), List.of());
    return new Verdict.Violated(
        new Verdict.Evidence.Finite(),
        Optional.of(
            new Trace(
                SYSTEM,
                List.of(),
                new State(new long[0]),
                Collections.nCopies(steps, step),
                List.of())),
        "so");
  }

  /** A problem with questions called {@code q0}, {@code q1} and so on. */
  static Problem problem(int questions) {
    return new Problem(
        SYSTEM,
        IntStream.range(0, questions)
            .mapToObj(i -> new Question("q" + i, new Property.Invariant(Term.TRUE), List.of()))
            .toList());
  }
}
