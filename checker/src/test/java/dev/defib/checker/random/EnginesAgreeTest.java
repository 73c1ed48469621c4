package dev.defib.checker.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.property.Property;
import dev.defib.checker.random.RandomPlan.Decided;
import dev.defib.dsl.random.RandomModels;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The explicit engine and the reference engine answer alike, for one worker and for two; with
 * reductions, alike but for the counts.
 */
class EnginesAgreeTest {
  private static final long SEED = Long.getLong("random.engines.seed", 0);
  private static final int MODELS = Integer.getInteger("random.engines", 500);
  private static final long STATES_MAX = 6_000;

  private final LongAdder states = new LongAdder();
  private final LongAdder statesReduced = new LongAdder();

  @Test
  void onRandomModels() {
    long compared =
        LongStream.range(SEED, SEED + MODELS)
            .parallel()
            .mapToObj(seed -> RandomPlan.of(RandomModels.of(seed)).decide(STATES_MAX))
            .flatMap(Optional::stream)
            .flatMap(List::stream)
            .peek(decided -> agree(decided, 1))
            .peek(decided -> agree(decided, 2))
            .peek(this::agreeReduced)
            .count();
    assertThat(compared).isGreaterThan(MODELS / 2);
    assertThat(statesReduced.sum()).isLessThan(9 * states.sum() / 10);
  }

  /** All questions together, those apart that need no graph, and each alone. */
  private void agreeReduced(Decided decided) {
    agreeReduced(decided, _ -> true);
    agreeReduced(decided, EnginesAgreeTest::isOfOneRun);
    for (Plan.PlannedCheck check : decided.checks()) {
      agreeReduced(decided, check.question()::equals);
    }
  }

  private void agreeReduced(Decided decided, Predicate<Question> wanted) {
    List<Integer> chosen = chosen(decided, wanted);
    List<Answer> answers = explicit(decided, chosen, 1, true);
    for (int i = 0; i < answers.size(); i++) {
      Answer reduced = answers.get(i);
      Answer reference = decided.answers().get(chosen.get(i));
      String where =
          "seed %d, %s, reduced by %s"
              .formatted(
                  decided.model().seed(),
                  decided.checks().get(chosen.get(i)).form(),
                  reduced.reductions());
      assertThat(outcome(reduced)).as(where).isEqualTo(outcome(reference));
      if (isOfOneRun(decided.checks().get(chosen.get(i)).question())) {
        assertThat(length(reduced)).as(where).isEqualTo(length(reference));
      }
      assertThat(reduced.faultPoints()).as(where).isEqualTo(reference.faultPoints());
      assertThat(figures(reduced)).as(where).isEqualTo(figures(reference));
      states.add(reference.states());
      statesReduced.add(reduced.states());
    }
  }

  private static List<Integer> chosen(Decided decided, Predicate<Question> wanted) {
    return IntStream.range(0, decided.checks().size())
        .filter(i -> wanted.test(decided.checks().get(i).question()))
        .boxed()
        .toList();
  }

  /** All questions together, and those apart that need no graph. */
  private static void agree(Decided decided, int workers) {
    agree(decided, workers, _ -> true);
    agree(decided, workers, EnginesAgreeTest::isOfOneRun);
  }

  private static void agree(Decided decided, int workers, Predicate<Question> wanted) {
    List<Integer> chosen = chosen(decided, wanted);
    List<Answer> answers = explicit(decided, chosen, workers, false);
    assertThat(answers).hasSameSizeAs(chosen);
    for (int i = 0; i < answers.size(); i++) {
      Plan.PlannedCheck check = decided.checks().get(chosen.get(i));
      String where =
          "seed %d, %s, %d workers".formatted(decided.model().seed(), check.form(), workers);
      agree(
          where, check.question().property(), answers.get(i), decided.answers().get(chosen.get(i)));
      trace(answers.get(i).verdict())
          .flatMap(new Interpreter(decided.system())::replay)
          .ifPresent(objection -> assertThat(objection).as(where).isEmpty());
    }
  }

  private static boolean isOfOneRun(Question question) {
    return question.property() instanceof Property.OfOneRun;
  }

  private static void agree(String where, Property property, Answer explicit, Answer reference) {
    assertThat(summary(explicit)).as(where).isEqualTo(summary(reference));
    // Fair runs that break a property may differ: one may stop where another goes round.
    if (!property.isAboutFairRuns()) {
      assertThat(length(explicit)).as(where).isEqualTo(length(reference));
    }
    assertThat(explicit.faultPoints()).as(where).isEqualTo(reference.faultPoints());
    assertThat(figures(explicit)).as(where).isEqualTo(figures(reference));
  }

  /** What was measured, but for the run. */
  private static List<Object> figures(Answer answer) {
    return answer.measurement().stream()
        .flatMap(m -> Stream.of(m.unit(), m.worst(), m.best(), m.certain(), m.starts()))
        .map(Object.class::cast)
        .toList();
  }

  private static int length(Answer answer) {
    return trace(answer.verdict())
        .map(trace -> trace.stem().size() + trace.loop().size())
        .orElse(-1);
  }

  /** All that two engines must agree on, runs apart. */
  private static List<Object> summary(Answer answer) {
    return List.of(outcome(answer), answer.states(), answer.transitions(), answer.depth());
  }

  /** The same but for the counts. */
  private static List<Object> outcome(Answer answer) {
    return Stream.of(verdict(answer.verdict()), answer.worstTicks(), answer.unboundedTicks())
        .map(Object.class::cast)
        .toList();
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _ -> "holds";
      case Verdict.Violated _ -> "violated";
      case Verdict.Vacuous vacuous -> "vacuous: " + vacuous.reason();
      case Verdict.Undecided undecided -> "undecided: " + undecided.reason();
    };
  }

  private static Optional<Trace> trace(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds holds -> holds.trace();
      case Verdict.Violated violated -> violated.trace();
      case Verdict.Vacuous _, Verdict.Undecided _ -> Optional.empty();
    };
  }

  private static List<Answer> explicit(
      Decided decided, List<Integer> chosen, int workers, boolean reduces) {
    List<Question> questions =
        chosen.stream().map(i -> decided.checks().get(i).question()).toList();
    Problem problem = new Problem(decided.system(), questions);
    Budget unlimited = Budget.UNLIMITED;
    Budget budget =
        new Budget(
            unlimited.statesMax(),
            unlimited.depthMax(),
            unlimited.nanosMax(),
            unlimited.bytesMax(),
            workers);
    try {
      return new ExplicitEngine(reduces).check(problem, budget, Progress.SILENT);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
  }
}
