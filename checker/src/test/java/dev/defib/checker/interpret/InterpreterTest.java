package dev.defib.checker.interpret;

import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.not;
import static dev.defib.checker.SystemBuilder.number;
import static dev.defib.checker.SystemBuilder.plus;
import static dev.defib.checker.SystemBuilder.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterpreterTest {
  private final SystemBuilder builder = new SystemBuilder();

  @Test
  void startsInEveryStateThatTheInitialChoicesLeadTo() {
    builder.anything("x", Type.range(1, 2));
    builder.variable("y", Type.range(3, 9), 5);
    builder.anything("z", Type.BOOL);

    assertThat(new Interpreter(builder.build()).initialStates())
        .containsExactly(
            new Interpreter.Start(List.of(1L, 0L), state(1, 5, 0)),
            new Interpreter.Start(List.of(1L, 1L), state(1, 5, 1)),
            new Interpreter.Start(List.of(2L, 0L), state(2, 5, 0)),
            new Interpreter.Start(List.of(2L, 1L), state(2, 5, 1)));
  }

  @Test
  void takesStepsInTheOrderOfActionsAndThenOfResolutions() {
    Variable x = builder.variable("x", Type.range(0, 9), 0);
    var choosing = builder.step("choosing");
    Term first = choosing.choose(Type.range(1, 2));
    Term second = choosing.choose(Type.range(0, 2));
    choosing
        .when(not(new Term.Equal(first, second)))
        .set(x, new Term.Arithmetic(Term.Operator.ADD, first, second))
        .emits("even", new Term.Equal(second, number(0)))
        .emits("moved")
        .done();
    builder.step("never").when(x, 1).done();
    builder.step("idle").done();
    var interpreter = new Interpreter(builder.build());

    assertThat(interpreter.successors(state(0)))
        .containsExactly(
            new Trace.Step(0, List.of(1L, 0L), state(1), List.of(0, 1)),
            new Trace.Step(0, List.of(1L, 2L), state(3), List.of(1)),
            new Trace.Step(0, List.of(2L, 0L), state(2), List.of(0, 1)),
            new Trace.Step(0, List.of(2L, 1L), state(3), List.of(1)),
            new Trace.Step(2, List.of(), state(0), List.of()));
  }

  @Test
  void updatesReadTheStateBeforeAndLocalsAreComputedInOrder() {
    Variable x = builder.variable("x", Type.range(0, 9), 2);
    Variable y = builder.variable("y", Type.range(0, 9), 7);
    var swap = builder.step("swap");
    Term sum = swap.local(new Term.Arithmetic(Term.Operator.ADD, read(x), read(y)));
    Term less = swap.local(new Term.Arithmetic(Term.Operator.SUBTRACT, sum, read(x)));
    swap.set(x, less).set(y, read(x)).done();

    assertThat(new Interpreter(builder.build()).successors(state(2, 7)))
        .containsExactly(new Trace.Step(0, List.of(), state(7, 2), List.of()));
  }

  @Test
  void aChoiceOfTwoBillionValuesIsNotEnumeratedWhereTheGuardForbidsTheAction() {
    Variable x = builder.variable("x", Type.BOOL, 0);
    var vast = builder.step("vast");
    Term chosen = vast.choose(Type.range(0, Long.MAX_VALUE));
    vast.when(new Term.Less(chosen, number(3))).when(x, 1).done();

    assertThat(new Interpreter(builder.build()).successors(state(0))).isEmpty();
  }

  @Test
  void anUpdateOutsideItsTypeIsOurDefect() {
    Variable x = builder.variable("x", Type.range(0, 1), 1);
    builder.step("grow").set(x, plus(read(x), 1)).done();
    var interpreter = new Interpreter(builder.build());

    assertThatThrownBy(() -> interpreter.successors(state(1)))
        .isInstanceOf(SelfCheckException.class)
        .hasMessage("the step `grow` would put 2 into `x`, outside its type");
  }

  @Test
  void replaysWhatItDidItself() {
    assertThat(counter().replay(lasso(List.of(step(0, 1, 0)), List.of(step(0, 2, 0), step(1, 1)))))
        .isEmpty();
  }

  @Test
  void objectsToWhatTheSystemDoesNotDo() {
    assertThat(
            counter()
                .replay(new Trace(counter().system(), List.of(), state(1), List.of(), List.of())))
        .hasValue("the run starts in [1], the system in [0]");
    assertThat(
            counter()
                .replay(new Trace(counter().system(), List.of(1L), state(0), List.of(), List.of())))
        .hasValue("the system cannot start with the choices [1]");
    assertThat(counter().replay(lasso(List.of(step(0, 2, 0)), List.of())))
        .hasValue("step 1: `up` leads to [1], not to [2]");
    assertThat(counter().replay(lasso(List.of(step(1, 1)), List.of())))
        .hasValue("step 1: `down` with the choices [] is not enabled in [0]");
    assertThat(counter().replay(lasso(List.of(step(0, 1)), List.of())))
        .hasValue("step 1: `up` makes the events [0] true, not []");
    assertThat(counter().replay(lasso(List.of(step(7, 1)), List.of())))
        .hasValue("step 1: there is no action 7");
    assertThat(counter().replay(lasso(List.of(), List.of(step(0, 1, 0)))))
        .hasValue("the loop starts in [0] but ends in [1]");
  }

  /** Counts up to 2 with an event, and from there down. */
  private static Interpreter counter() {
    SystemBuilder builder = new SystemBuilder();
    Variable x = builder.variable("x", Type.range(0, 2), 0);
    builder.step("up").when(not(is(x, 2))).set(x, plus(read(x), 1)).emits("up").done();
    builder.step("down").when(x, 2).set(x, plus(read(x), -1)).done();
    return new Interpreter(builder.build());
  }

  private static Trace lasso(List<Trace.Step> stem, List<Trace.Step> loop) {
    return new Trace(counter().system(), List.of(), state(0), stem, loop);
  }

  private static Trace.Step step(int action, long value, Integer... events) {
    return new Trace.Step(action, List.of(), state(value), List.of(events));
  }

  private static State state(long... values) {
    return new State(values);
  }
}
