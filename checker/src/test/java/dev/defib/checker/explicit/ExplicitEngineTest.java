package dev.defib.checker.explicit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the explicit engine says of systems made by hand, and where it reaches its limits. */
class ExplicitEngineTest {
  private static final int SIDE = 200;

  private final SystemBuilder builder = new SystemBuilder();

  /**
   * Two counters that go up to the side of a square on their own: side² states, 2 side - 2 deep.
   */
  private TransitionSystem square() {
    for (String name : List.of("x", "y")) {
      Variable counter = builder.variable(name, Type.range(0, SIDE - 1), 0);
      Term read = Terms.read(counter);
      builder
          .step("count " + name)
          .when(Terms.less(read, Terms.integer(SIDE - 1)))
          .set(counter, Terms.add(read, Terms.integer(1)))
          .done();
    }
    return builder.build();
  }

  private static Term sumIs(TransitionSystem system, int sum) {
    Term x = Terms.read(system.variables().getFirst());
    Term y = Terms.read(system.variables().getLast());
    return Terms.equal(Terms.add(x, y), Terms.integer(sum));
  }

  private static Answer check(TransitionSystem system, Property property, Budget budget)
      throws InterruptedException {
    Question question = new Question("question", property, List.of());
    return new ExplicitEngine(false)
        .check(new Problem(system, List.of(question)), budget, Progress.SILENT)
        .getFirst();
  }

  private static Budget budget(long states, int depth, long bytes, int workers) {
    return new Budget(states, depth, Long.MAX_VALUE, bytes, workers);
  }

  private static Budget workers(int workers) {
    return budget(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, workers);
  }

  @Test
  void countsAreTheSameForAnyNumberOfWorkers() throws InterruptedException {
    TransitionSystem system = square();
    for (int workers : List.of(1, 2, 16)) {
      Answer answer = check(system, new Property.Invariant(Term.TRUE), workers(workers));
      assertThat(answer.states()).isEqualTo((long) SIDE * SIDE);
      assertThat(answer.transitions()).isEqualTo(2L * SIDE * (SIDE - 1));
      assertThat(answer.depth()).isEqualTo(2 * SIDE - 2);
    }
  }

  @Test
  void runsAreTheSameForAnyNumberOfWorkers() throws InterruptedException {
    TransitionSystem system = square();
    Property never = new Property.Invariant(Terms.not(sumIs(system, 2 * SIDE - 50)));
    Verdict one = check(system, never, workers(1)).verdict();
    assertThat(((Verdict.Violated) one).trace().orElseThrow().stem()).hasSize(2 * SIDE - 50);
    for (int workers : List.of(1, 2, 16)) {
      assertThat(check(system, never, workers(workers)).verdict()).isEqualTo(one);
    }
  }

  @Test
  void aViolationIsOneEvenIfNobodyLooksAtItsRun() throws InterruptedException {
    TransitionSystem system = square();
    Question untraced =
        new Question(
            "untraced", new Property.Invariant(Terms.not(sumIs(system, 3))), List.of(), false);
    Answer answer =
        new ExplicitEngine(false)
            .check(new Problem(system, List.of(untraced)), workers(1), Progress.SILENT)
            .getFirst();
    assertThat(answer.verdict()).isInstanceOf(Verdict.Violated.class);
  }

  @Test
  void aLimitOnStatesLeavesAnInvariantUndecided() throws InterruptedException {
    Budget few = budget(1000, Integer.MAX_VALUE, Long.MAX_VALUE, 2);
    Answer answer = check(square(), new Property.Invariant(Term.TRUE), few);
    assertThat(cause(answer)).isEqualTo(Verdict.Cause.STATE_LIMIT);
    assertThat(answer.states()).isEqualTo(1000);
  }

  @Test
  void aLimitOnDepthLeavesAnInvariantUndecided() throws InterruptedException {
    Budget shallow = budget(Long.MAX_VALUE, 10, Long.MAX_VALUE, 1);
    Answer answer = check(square(), new Property.Invariant(Term.TRUE), shallow);
    assertThat(cause(answer)).isEqualTo(Verdict.Cause.DEPTH_LIMIT);
    assertThat(answer.states()).isEqualTo(66);
  }

  @Test
  void aLimitOnDepthThatNothingExceedsIsNone() throws InterruptedException {
    Budget enough = budget(Long.MAX_VALUE, 2 * SIDE - 2, Long.MAX_VALUE, 1);
    TransitionSystem system = square();
    Term atCorner = sumIs(system, SIDE - 1);
    Term onSide = sumIs(system, SIDE);
    Property property = new Property.Invariant(Terms.not(Terms.and(List.of(atCorner, onSide))));
    assertThat(check(system, property, enough).verdict()).isInstanceOf(Verdict.Holds.class);
  }

  @Test
  void aLimitOnMemoryLeavesAnInvariantUndecided() throws InterruptedException {
    Budget little = budget(Long.MAX_VALUE, Integer.MAX_VALUE, 10_000, 1);
    Answer answer = check(square(), new Property.Invariant(Term.TRUE), little);
    assertThat(cause(answer)).isEqualTo(Verdict.Cause.MEMORY_LIMIT);
  }

  @Test
  void aViolationWithinTheLimitsStands() throws InterruptedException {
    TransitionSystem system = square();
    Budget shallow = budget(Long.MAX_VALUE, 10, Long.MAX_VALUE, 1);
    Answer answer = check(system, new Property.Invariant(Terms.not(sumIs(system, 5))), shallow);
    assertThat(((Verdict.Violated) answer.verdict()).trace().orElseThrow().stem()).hasSize(5);
  }

  @Test
  void tooManyInitialStatesAreALimit() throws InterruptedException {
    builder.anything("x", Type.range(0, 2_000_000_000));
    builder.step("stay").done();
    Answer answer = check(builder.build(), new Property.Invariant(Term.TRUE), workers(1));
    assertThat(cause(answer)).isEqualTo(Verdict.Cause.MEMORY_LIMIT);
  }

  @Test
  void whatStatesSettleIsSettledWhereTheGraphDoesNotFit() throws InterruptedException {
    TransitionSystem system = square();
    Budget little = budget(Long.MAX_VALUE, Integer.MAX_VALUE, 1_200_000, 1);
    Property corner =
        new Property.AlwaysReachable(sumIs(system, 2 * SIDE - 2), new Property.Scope.Everywhere());
    List<Property> asked =
        List.of(
            corner,
            new Property.Invariant(Terms.not(sumIs(system, 7))),
            corner,
            new Property.Invariant(
                Terms.not(Terms.and(List.of(sumIs(system, 3), sumIs(system, 4))))));
    List<Answer> answers =
        new ExplicitEngine(false)
            .check(new Problem(system, questions(asked)), little, Progress.SILENT);
    assertThat(cause(answers.get(0))).isEqualTo(Verdict.Cause.MEMORY_LIMIT);
    assertThat(answers.get(1).verdict()).isInstanceOf(Verdict.Violated.class);
    assertThat(cause(answers.get(2))).isEqualTo(Verdict.Cause.MEMORY_LIMIT);
    assertThat(answers.get(3).verdict()).isInstanceOf(Verdict.Holds.class);
    assertThat(answers.get(3).states()).isEqualTo((long) SIDE * SIDE);
    assertThat(answers).extracting(Answer::question).containsExactly("0", "1", "2", "3");
  }

  private static List<Question> questions(List<Property> asked) {
    return IntStream.range(0, asked.size())
        .mapToObj(i -> new Question(String.valueOf(i), asked.get(i), List.of()))
        .toList();
  }

  private static Verdict.Cause cause(Answer answer) {
    return ((Verdict.Undecided) answer.verdict()).cause();
  }
}
