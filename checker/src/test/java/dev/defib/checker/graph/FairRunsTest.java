package dev.defib.checker.graph;

import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.isAny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Fairness;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is owed and what is not, on systems small enough to see it. */
class FairRunsTest {
  private final SystemBuilder builder = new SystemBuilder();
  private final Variable at = builder.variable("at", Type.range(0, 9), 0);

  private Property eventually(long value) {
    return new Property.Temporal(Ltl.eventually(new Ltl.Atom(is(at, value))));
  }

  private int from(SystemBuilder.ActionBuilder action, long source, long target) {
    return action.when(at, source).set(at, target).done();
  }

  private boolean isViolated(Property property) {
    return Ask.isViolated(builder.build(), property);
  }

  @Test
  void anOwedStepIsTaken() {
    from(builder.step("go"), 0, 1);
    assertThat(isViolated(eventually(1))).isFalse();
  }

  @Test
  void lazyStepsAndFaultsMayNeverHappen() {
    from(builder.lazy("go"), 0, 1);
    from(builder.fault("fall"), 0, 1);

    Trace trace = Ask.counterexample(builder.build(), eventually(1));
    assertThat(trace.stem()).isEmpty();
    assertThat(trace.isLasso()).isFalse();
  }

  @Test
  void aRunDoesNotStopWhereSomethingElseIsOwed() {
    from(builder.lazy("go"), 0, 1);
    from(builder.step("leave"), 0, 2);
    from(builder.step("return"), 2, 1);
    assertThat(isViolated(eventually(1))).isFalse();
  }

  @Test
  void timeGoesOnWhereOnlyLazyStepsAre() {
    from(builder.lazy("go"), 0, 1);
    builder.tick().emits("tick").done();
    Ltl ticking = Ltl.always(Ltl.eventually(new Ltl.Atom(builder.happened("tick"))));

    assertThat(isViolated(new Property.Temporal(ticking))).isFalse();
    assertThat(Ask.counterexample(builder.build(), eventually(1)).loop()).hasSize(1);
  }

  @Test
  void aLazyLoopCannotHoldTimeUp() {
    from(builder.lazy("round"), 0, 0);
    from(builder.tick(), 0, 1);
    assertThat(isViolated(eventually(1))).isFalse();
  }

  @Test
  void aBusyLoopCan() {
    from(builder.step("round"), 0, 0);
    from(builder.tick(), 0, 1);
    assertThat(isViolated(eventually(1))).isTrue();
  }

  @Test
  void weakFairnessIsOwedWhereEnabledForEver() {
    from(builder.step("round"), 0, 0);
    int go = from(builder.step("go"), 0, 1);
    assertThat(isViolated(eventually(1))).isTrue();

    builder.fair(false, is(at, 0), go);
    assertThat(isViolated(eventually(1))).isFalse();
  }

  @Test
  void strongFairnessIsOwedWhereEnabledAgainAndAgain() {
    from(builder.step("away"), 0, 2);
    from(builder.step("back"), 2, 0);
    int go = from(builder.step("go"), 0, 1);
    builder.fair(false, is(at, 0), go);
    assertThat(isViolated(eventually(1))).isTrue();

    builder.fair(true, is(at, 0), go);
    assertThat(isViolated(eventually(1))).isFalse();
  }

  @Test
  void strongFairnessOfAChoiceIsOwedToThatChoice() {
    var toss = builder.step("toss");
    Term coin = toss.choose(Type.range(0, 1));
    toss.when(at, 0).set(at, coin).done();
    assertThat(isViolated(eventually(1))).isTrue();

    builder.fair(
        new Fairness("heads", true, is(at, 0), List.of(new Fairness.Taken(0, List.of(0L)))));
    assertThat(isViolated(eventually(1))).isTrue();

    builder.fair(
        new Fairness("tails", true, is(at, 0), List.of(new Fairness.Taken(0, List.of(1L)))));
    assertThat(isViolated(eventually(1))).isFalse();
  }

  @Test
  void aStrongAssumptionMayNeedSeveralRoundsToRuleALoopOut() {
    // 0 <-> 2 <-> 3, all states enabled for `go`s that lead out, each strongly fair on its own.
    from(builder.step("a"), 0, 2);
    from(builder.step("b"), 2, 0);
    from(builder.step("c"), 2, 3);
    from(builder.step("d"), 3, 2);
    int out = from(builder.step("out"), 3, 1);
    int away = from(builder.step("away"), 0, 1);
    builder.fair(true, is(at, 3), out);
    assertThat(isViolated(eventually(1))).isTrue();

    builder.fair(true, isAny(at, 0, 2), away);
    assertThat(isViolated(eventually(1))).isFalse();
  }

  @Test
  void faultsThatStrikeFinitelyOftenAreInNoLoop() {
    from(builder.step("repair"), 1, 0);
    int fault = from(builder.fault("fault"), 0, 1);
    from(builder.step("work"), 0, 2);
    from(builder.step("again"), 2, 0);
    builder.fair(true, is(at, 0), 2);
    Property working = new Property.Temporal(Ltl.eventually(Ltl.always(new Ltl.Not(down()))));
    assertThat(isViolated(working)).isTrue();

    builder.finite(fault);
    assertThat(isViolated(working)).isFalse();
  }

  private Ltl down() {
    return new Ltl.Atom(is(at, 1));
  }

  @Test
  void aLoopIsShortAndBeginsAsSoonAsItCan() {
    from(builder.step("in"), 0, 1);
    for (int i = 1; i < 9; i++) {
      from(builder.step("on " + i), i, i + 1);
    }
    from(builder.step("back"), 9, 1);
    from(builder.step("short"), 3, 1);
    Trace trace = Ask.counterexample(builder.build(), never());

    assertThat(trace.stem()).extracting(Trace.Step::state).containsExactly(states(1));
    assertThat(trace.loop()).extracting(Trace.Step::state).containsExactly(states(2, 3, 1));
  }

  private Property never() {
    return new Property.Temporal(Ltl.always(Ltl.eventually(new Ltl.Atom(is(at, 0)))));
  }

  private static State[] states(long... values) {
    return LongStream.of(values).mapToObj(v -> new State(new long[] {v})).toArray(State[]::new);
  }

  @Test
  void eventsAreTrueOfTheStepJustTakenAndOfNothingElse() {
    builder.step("ring").when(at, 0).set(at, 1).emits("ring").done();
    builder.step("rest").when(at, 1).set(at, 1).done();
    Ltl ring = new Ltl.Atom(builder.happened("ring"));

    assertThat(isViolated(new Property.Temporal(ring))).isTrue();
    assertThat(isViolated(new Property.Temporal(new Ltl.Next(ring)))).isFalse();
    assertThat(isViolated(new Property.Temporal(new Ltl.Next(new Ltl.Next(new Ltl.Not(ring))))))
        .isFalse();
  }

  @Test
  void aRunThatStoppedHasNoFurtherEvents() {
    builder.step("ring").when(at, 0).set(at, 1).emits("ring").done();
    Ltl ring = new Ltl.Atom(builder.happened("ring"));

    assertThat(isViolated(new Property.Temporal(Ltl.eventually(Ltl.always(new Ltl.Not(ring))))))
        .isFalse();
    assertThat(isViolated(new Property.Temporal(Ltl.eventually(Ltl.always(ring))))).isTrue();
  }

  @Test
  void aFormulaThatIsTooWideIsUndecided() {
    Ltl wide = new Ltl.Atom(is(at, 0));
    for (int i = 0; i < 70; i++) {
      Term unlike =
          SystemBuilder.not(new Term.Less(SystemBuilder.read(at), SystemBuilder.number(i)));
      wide = new Ltl.Until(new Ltl.Atom(unlike), wide);
    }

    assertThat(Ask.verdict(builder.build(), new Property.Temporal(wide)))
        .isInstanceOfSatisfying(
            Verdict.Undecided.class,
            undecided -> assertThat(undecided.cause()).isEqualTo(Verdict.Cause.ENGINE));
  }
}
