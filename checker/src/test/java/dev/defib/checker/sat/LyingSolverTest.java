package dev.defib.checker.sat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.export.RandomSystem;
import dev.defib.checker.ir.Term;
import dev.defib.checker.property.Property;
import dev.defib.checker.reference.ReferenceEngine;
import dev.defib.checker.sat.solve.CdclSolver;
import dev.defib.checker.sat.solve.Solvers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A solver that says now and then that there is no solution where there is one. */
class LyingSolverTest {
  private static final int SYSTEMS = Integer.getInteger("random.lies", 150);
  private static final int QUERIES_PER_LIE = 10;
  private static final Budget BUDGET =
      new Budget(Long.MAX_VALUE, 20, 5_000_000_000L, Long.MAX_VALUE, 1);

  private static final class Liar extends CdclSolver {
    private final Random random;
    private int[] excuse = {};

    Liar(Interrupt interrupt, Random random) {
      super(interrupt);
      this.random = random;
    }

    @Override
    public boolean solve(int... assumptions) throws InterruptedException {
      excuse = new int[0];
      if (!super.solve(assumptions)) {
        return false;
      }
      boolean lies = random.nextInt(QUERIES_PER_LIE) == 0;
      if (lies) {
        excuse = assumptions.clone();
      }
      return !lies;
    }

    @Override
    public int[] failed() {
      return excuse.length > 0 ? excuse.clone() : super.failed();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"INDUCTION", "IC3"})
  void noWrongProofPassesTheJudge(Method method) {
    assertThat(wrongProofs(method, UnaryOperator.identity())).isEmpty();
  }

  /** So that the test above says something. */
  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"INDUCTION", "IC3"})
  void withoutAJudgeProofsAreWrong(Method method) {
    assertThat(wrongProofs(method, s -> new Solvers(s.interrupt(), s.searchers(), List.of())))
        .isNotEmpty();
  }

  private static List<String> wrongProofs(Method method, UnaryOperator<Solvers> judged) {
    return LongStream.range(0, SYSTEMS)
        .parallel()
        .boxed()
        .flatMap(seed -> wrongProofs(seed, method, judged).stream())
        .toList();
  }

  private static List<String> wrongProofs(long seed, Method method, UnaryOperator<Solvers> judged) {
    Random random = new Random(seed);
    UnaryOperator<Solvers> lying =
        ours ->
            judged.apply(
                new Solvers(
                    ours.interrupt(), interrupt -> new Liar(interrupt, random), ours.judges()));
    Problem problem = problem(seed);
    List<Answer> truth = answers(new ReferenceEngine(), problem);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < truth.size(); i++) {
      Question question = problem.questions().get(i);
      Problem alone = new Problem(problem.system(), List.of(question));
      Verdict claimed = verdict(new SatEngine(method, lying), alone);
      if (claimed instanceof Verdict.Holds && !(truth.get(i).verdict() instanceof Verdict.Holds)) {
        wrong.add("system " + seed + ", " + question.name());
      }
    }
    return wrong;
  }

  /** A liar may bring the search to a state that it takes for impossible: that is no proof. */
  private static Verdict verdict(Engine engine, Problem problem) {
    try {
      return answers(engine, problem).getFirst().verdict();
    } catch (RuntimeException e) {
      return new Verdict.Undecided(Verdict.Cause.ENGINE, e.toString());
    }
  }

  private static List<Answer> answers(Engine engine, Problem problem) {
    try {
      return engine.check(problem, BUDGET, Progress.SILENT);
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts a test", e);
    }
  }

  private static Problem problem(long seed) {
    RandomSystem random = new RandomSystem(seed);
    List<Question> questions = new ArrayList<>();
    for (Term term : random.invariants()) {
      questions.add(
          new Question("invariant " + questions.size(), new Property.Invariant(term), List.of()));
    }
    return new Problem(random.system(), questions);
  }
}
