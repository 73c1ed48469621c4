package dev.defib.checker.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.evidence.verify.Finding;
import dev.defib.checker.evidence.verify.GlucoseSolver;
import dev.defib.checker.evidence.verify.Verifier;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.export.RandomSystem;
import dev.defib.checker.invariant.Clause;
import dev.defib.checker.invariant.ClauseReader;
import dev.defib.checker.invariant.ClauseText;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.portfolio.Portfolio;
import dev.defib.checker.property.Property;
import dev.defib.checker.random.RandomPlan.Decided;
import dev.defib.checker.reference.ReferenceEngine;
import dev.defib.checker.sat.Method;
import dev.defib.checker.sat.SatEngine;
import dev.defib.dsl.random.RandomModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Engines that decide by satisfiability answer as the reference engine does, wherever they answer;
 * and their runs are as short as its.
 */
class SatEnginesAgreeTest {
  private static final long SEED = Long.getLong("random.sat.seed", 0);
  private static final int MODELS = Integer.getInteger("random.sat", 40);
  private static final long STATES_MAX = 2_000;

  /** Longer inductions are verified as well, but take seconds. */
  private static final int STEPS_VERIFIED_MAX = 1;

  private static final Budget BUDGET = Budget.UNLIMITED.withNanosMax(60_000_000_000L);

  private static final List<Case> CASES = new ArrayList<>();

  private final LongAdder asked = new LongAdder();
  private final LongAdder decided = new LongAdder();
  private final LongAdder verified = new LongAdder();

  /** Questions about one system, with what the oracle answers. */
  private record Case(String name, Problem problem, List<Answer> expected) {}

  @BeforeAll
  static void decide() {
    LongStream.range(SEED, SEED + MODELS)
        .parallel()
        .mapToObj(seed -> RandomPlan.of(RandomModels.of(seed)).decide(STATES_MAX))
        .flatMap(Optional::stream)
        .flatMap(List::stream)
        .map(SatEnginesAgreeTest::ofModel)
        .forEachOrdered(CASES::add);
    LongStream.range(SEED, SEED + 4L * MODELS)
        .parallel()
        .mapToObj(SatEnginesAgreeTest::ofSystem)
        .forEachOrdered(CASES::add);
  }

  private static Case ofModel(Decided one) {
    List<Question> questions = new ArrayList<>();
    List<Answer> expected = new ArrayList<>();
    for (int i = 0; i < one.checks().size(); i++) {
      if (one.checks().get(i).question().property() instanceof Property.OfOneRun) {
        questions.add(one.checks().get(i).question());
        expected.add(one.answers().get(i));
      }
    }
    return new Case("model " + one.model().seed(), new Problem(one.system(), questions), expected);
  }

  private static Case ofSystem(long seed) {
    RandomSystem random = new RandomSystem(seed);
    TransitionSystem system = random.system();
    List<Question> questions = new ArrayList<>();
    Question.Occurrence last =
        new Question.Occurrence(
            List.of(system.actions().size() - 1), Term.TRUE, "the last action is never taken");
    for (Term term : random.invariants()) {
      Term withEvent = new Term.Or(List.of(term, new Term.Happened(0)));
      Term goal = new Term.And(List.of(new Term.Not(term), new Term.Happened(0)));
      ask(questions, new Property.Invariant(term), List.of());
      ask(questions, new Property.Invariant(withEvent), List.of(last));
      ask(questions, new Property.Reachable(goal), List.of(last));
    }
    Problem problem = new Problem(system, questions);
    return new Case("system " + seed, problem, answers(new ReferenceEngine(), problem, BUDGET));
  }

  private static void ask(
      List<Question> questions, Property property, List<Question.Occurrence> occurrences) {
    questions.add(new Question("question " + questions.size(), property, occurrences));
  }

  @Test
  void ic3() {
    agree(Method.IC3, BUDGET);
    assertThat(decided.sum()).isEqualTo(asked.sum());
    assertThat(verified.sum()).isGreaterThan(MODELS);
  }

  @Test
  void induction() {
    agree(Method.INDUCTION, withDepthMax(8));
    assertThat(decided.sum()).isGreaterThan(asked.sum() / 2);
    assertThat(verified.sum()).isGreaterThan(MODELS);
  }

  @Test
  void bmc() {
    agree(Method.BMC, withDepthMax(12));
    assertThat(decided.sum()).isGreaterThan(asked.sum() / 4);
  }

  @Test
  void race() {
    agree(
        () ->
            new Portfolio(
                new ExplicitEngine(true),
                List.of(new SatEngine(Method.IC3), new SatEngine(Method.BMC)),
                Duration.ZERO,
                Duration.ofMinutes(5)),
        BUDGET);
    assertThat(decided.sum()).isEqualTo(asked.sum());
  }

  private static Budget withDepthMax(int depth) {
    return new Budget(
        BUDGET.statesMax(), depth, BUDGET.nanosMax(), BUDGET.bytesMax(), BUDGET.workers());
  }

  private void agree(Method method, Budget budget) {
    agree(() -> new SatEngine(method), budget);
  }

  private void agree(Supplier<Engine> engines, Budget budget) {
    CASES.parallelStream().forEach(one -> agree(one, engines.get(), budget));
    assertThat(asked.sum()).isGreaterThan(10L * MODELS);
  }

  private void agree(Case one, Engine engine, Budget budget) {
    List<Answer> answers = answers(engine, one.problem(), budget);
    for (int i = 0; i < answers.size(); i++) {
      String where = one.name() + ", " + one.problem().questions().get(i).name();
      agree(where, answers.get(i), one.expected().get(i));
      verify(where, one.problem(), i, answers.get(i));
    }
  }

  /** What a verdict about all runs rests on is verified, after it was written and read again. */
  private void verify(String where, Problem problem, int question, Answer answer) {
    Property property = problem.questions().get(question).property();
    Verifier verifier = new Verifier(problem.system(), new GlucoseSolver());
    Optional<Finding> finding =
        switch (evidence(answer.verdict())) {
          case Verdict.Evidence.Inductive proof when proof.k() > STEPS_VERIFIED_MAX ->
              Optional.empty();
          case Verdict.Evidence.Inductive proof ->
              Optional.of(unhindered(() -> verifier.induction(property, proof.k())));
          case Verdict.Evidence.Invariant(List<Clause> clauses) -> {
            ClauseReader reader = new ClauseReader(problem.system());
            String text = ClauseText.of(clauses);
            yield Optional.of(unhindered(() -> verifier.invariant(property, reader.read(text))));
          }
          case Verdict.Evidence.Exhaustive _,
              Verdict.Evidence.Finite _,
              Verdict.Evidence.Lasso _,
              Verdict.Evidence.Monitored _ ->
              Optional.empty();
        };
    finding.ifPresent(
        found -> {
          assertThat(found).as(where).isInstanceOf(Finding.Verified.class);
          verified.increment();
        });
  }

  private static Verdict.Evidence evidence(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds holds -> holds.evidence();
      case Verdict.Violated violated -> violated.evidence();
      case Verdict.Vacuous _, Verdict.Undecided _ -> new Verdict.Evidence.Exhaustive();
    };
  }

  private static Finding unhindered(Callable<Finding> verification) {
    try {
      return verification.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void agree(String where, Answer answer, Answer expected) {
    asked.increment();
    boolean seesAll = Set.of("explicit", "ic3").contains(answer.engine());
    if (answer.verdict() instanceof Verdict.Undecided open
        && !(seesAll && open.cause() == Verdict.Cause.SYSTEM_ERRORS)) {
      assertThat(open.cause()).as(where).isNotEqualTo(Verdict.Cause.ENGINE);
      return;
    }
    decided.increment();
    // Before an error a goal may be reached, which is all that a search that is cut short sees.
    if (seesAll || !hasErrors(expected)) {
      assertThat(outcome(answer.verdict())).as(where).isEqualTo(outcome(expected.verdict()));
      assertThat(length(answer)).as(where).isEqualTo(length(expected));
    }
  }

  private static boolean hasErrors(Answer answer) {
    return answer.verdict() instanceof Verdict.Undecided open
        && open.cause() == Verdict.Cause.SYSTEM_ERRORS;
  }

  private static List<Answer> answers(Engine engine, Problem problem, Budget budget) {
    try {
      return engine.check(problem, budget, Progress.SILENT);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
  }

  private static String outcome(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _ -> "holds";
      case Verdict.Violated _ -> "violated";
      case Verdict.Vacuous vacuous -> "vacuous: " + vacuous.reason();
      case Verdict.Undecided undecided -> "undecided: " + undecided.reason();
    };
  }

  private static int length(Answer answer) {
    Optional<Trace> trace =
        switch (answer.verdict()) {
          case Verdict.Holds holds -> holds.trace();
          case Verdict.Violated violated -> violated.trace();
          case Verdict.Vacuous _, Verdict.Undecided _ -> Optional.empty();
        };
    return trace.map(run -> run.stem().size()).orElse(-1);
  }
}
