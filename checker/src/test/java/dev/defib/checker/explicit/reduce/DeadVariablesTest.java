package dev.defib.checker.explicit.reduce;

import static dev.defib.checker.SystemBuilder.and;
import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.not;
import static dev.defib.checker.SystemBuilder.number;
import static dev.defib.checker.SystemBuilder.plus;
import static dev.defib.checker.SystemBuilder.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadVariablesTest {
  private static final Type DIGIT = Type.range(0, 9);
  private static final Ltl ENDLESS = Ltl.eventually(Ltl.FALSE);

  private final SystemBuilder builder = new SystemBuilder();
  private final Variable busy = builder.variable("busy", Type.BOOL, 0);

  @Test
  void aPayloadDiesWithTheStateThatReadsIt() {
    Variable payload = payload();
    assertThat(states(new Property.Reachable(is(busy, 1)), false)).isEqualTo(19);
    assertThat(states(new Property.Reachable(is(busy, 1)), true)).isEqualTo(11);
    assertThat(states(new Property.Temporal(Ltl.always(new Ltl.Atom(is(busy, 0)))), true))
        .isEqualTo(11);
    assertThat(states(new Property.Reachable(is(payload, 4)), true)).isEqualTo(19);
    assertThat(states(new Property.Reachable(and(is(busy, 1), is(payload, 4))), true))
        .isEqualTo(11);
  }

  /** Taken on when idle, and asked for when busy: 3 keeps the machine busy. */
  private Variable payload() {
    Variable payload = builder.variable("payload", DIGIT, 0);
    var take = builder.step("take").when(busy, 0);
    take.set(payload, take.choose(DIGIT)).set(busy, 1).done();
    builder.step("leave").when(busy, 1).when(not(is(payload, 3))).set(busy, 0).done();
    return payload;
  }

  @Test
  void fairnessReads() {
    Variable payload = payload();
    Property always = new Property.Temporal(Ltl.always(new Ltl.Atom(is(busy, 0))));
    assertThat(states(always, true)).isEqualTo(11);
    builder.fair(false, is(payload, 3), 1);
    assertThat(states(always, true)).isEqualTo(19);
    assertThat(states(new Property.Invariant(is(busy, 0)), true)).isEqualTo(11);
  }

  @Test
  void eventsReadWhereTheyAreAskedFor() {
    Variable odd = builder.variable("odd", Type.BOOL, 0);
    builder.step("flip").set(odd, Terms.not(read(odd))).emits("flipped", read(odd)).done();
    assertThat(states(new Property.Reachable(is(busy, 1)), true)).isEqualTo(1);
    assertThat(states(new Property.Reachable(builder.happened("flipped")), true)).isEqualTo(2);
  }

  @Test
  void whatFeedsOnlyTheDeadIsDead() {
    Variable count = builder.variable("count", DIGIT, 0);
    Variable copy = builder.variable("copy", DIGIT, 0);
    builder.step("count").set(count, limited(count)).set(copy, read(count)).done();
    assertThat(states(new Property.Reachable(is(busy, 1)), false)).isEqualTo(11);
    assertThat(states(new Property.Reachable(is(busy, 1)), true)).isEqualTo(1);
    assertThat(states(new Property.Reachable(is(copy, 9)), true)).isEqualTo(11);
  }

  private static Term limited(Variable count) {
    return Terms.arithmetic(Term.Operator.MIN, plus(read(count), 1), number(9));
  }

  /** What only the guard keeps within its type may not be computed from what is not there. */
  @Test
  void whatMightNotFitIsRead() {
    Variable left = builder.variable("left", DIGIT, 9);
    Variable done = builder.variable("done", DIGIT, 0);
    builder
        .step("move")
        .when(Terms.less(read(done), number(9)))
        .set(done, plus(read(done), 1))
        .set(left, plus(read(left), -1))
        .done();
    assertThat(states(new Property.Reachable(is(busy, 1)), true)).isEqualTo(10);
  }

  @Test
  void runsAreThoseOfTheSystem() {
    Variable count = builder.variable("count", DIGIT, 0);
    Variable place = builder.variable("place", DIGIT, 0);
    builder
        .step("go")
        .when(Terms.less(read(place), number(9)))
        .set(place, plus(read(place), 1))
        .set(count, limited(count))
        .done();
    Answer answer = answer(new Property.Invariant(not(is(place, 4))), true);
    assertThat(answer.reductions()).containsExactly("dead variables");
    Trace trace = trace(answer);
    assertThat(trace.stem()).hasSize(4);
    assertThat(trace.last().value(count.offset())).isEqualTo(4);
  }

  @Test
  void aLoopIsGoneRoundUntilItCloses() {
    Variable third = builder.variable("third", Type.range(0, 2), 0);
    builder.step("turn").set(third, next(third, 3)).done();
    Answer answer = answer(new Property.Temporal(ENDLESS), true);
    assertThat(answer.states()).isEqualTo(1);
    assertThat(trace(answer).loop()).hasSize(3);
    assertThat(new Interpreter(builder.build()).replay(trace(answer))).isEmpty();
  }

  @Test
  void aLoopThatDoesNotCloseSoonIsSoughtWithoutReductions() {
    Variable turns = builder.variable("turns", Type.range(0, 4999), 0);
    builder.step("turn").set(turns, next(turns, 5000)).done();
    Answer answer = answer(new Property.Temporal(ENDLESS), true);
    assertThat(answer.states()).isEqualTo(5000);
    assertThat(answer.reductions()).isEmpty();
    assertThat(trace(answer).loop()).hasSize(5000);
  }

  private static Term next(Variable turn, long values) {
    return Terms.arithmetic(Term.Operator.REMAINDER, plus(read(turn), 1), number(values));
  }

  private static Trace trace(Answer answer) {
    assertThat(answer.verdict()).isInstanceOf(Verdict.Violated.class);
    return ((Verdict.Violated) answer.verdict()).trace().orElseThrow();
  }

  private long states(Property property, boolean reduces) {
    return answer(property, reduces).states();
  }

  private Answer answer(Property property, boolean reduces) {
    TransitionSystem system = builder.build();
    Problem problem = new Problem(system, List.of(new Question("it", property, List.of())));
    try {
      return new ExplicitEngine(reduces)
          .check(problem, Budget.UNLIMITED, Progress.SILENT)
          .getFirst();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
  }
}
