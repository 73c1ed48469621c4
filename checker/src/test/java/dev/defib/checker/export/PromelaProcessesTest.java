package dev.defib.checker.export;

import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.isAny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Ltl;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each claim is decided twice: as it is written, and with the assumptions awaited in turn. */
class PromelaProcessesTest {
  private final SystemBuilder builder = new SystemBuilder();
  @TempDir Path folder;

  @BeforeEach
  void requireSpin() {
    SpinJudge.require();
  }

  @Test
  void whatIsEnabledForEverIsTakenUnderWeakFairness() throws Exception {
    Variable x = builder.variable("x", Type.range(0, 1), 0);
    int go = builder.step("go").when(x, 0).set(x, 1).done();
    builder.step("dawdle").when(x, 0).done();
    Ltl comes = Ltl.eventually(new Ltl.Atom(is(x, 1)));

    assertThat(holds(comes)).isFalse();
    builder.fair(false, is(x, 0), go);
    assertThat(holds(comes)).isTrue();
  }

  @Test
  void whatIsEnabledNowAndThenIsTakenUnderStrongFairnessOnly() throws Exception {
    Variable x = builder.variable("x", Type.range(0, 2), 0);
    builder.step("there").when(x, 0).set(x, 1).done();
    builder.step("back").when(x, 1).set(x, 0).done();
    int leave = builder.step("leave").when(x, 1).set(x, 2).done();
    Ltl leaves = Ltl.eventually(new Ltl.Atom(is(x, 2)));

    builder.fair(false, is(x, 1), leave);
    assertThat(holds(leaves)).isFalse();
    builder.fair(true, is(x, 1), leave);
    assertThat(holds(leaves)).isTrue();
  }

  @Test
  void aFaultOfAFiniteGroupStopsStriking() throws Exception {
    Variable x = builder.variable("x", Type.range(0, 1), 0);
    int strike = builder.fault("strike").when(x, 1).set(x, 0).done();
    builder.step("mend").when(x, 0).set(x, 1).done();
    Ltl mended = Ltl.eventually(Ltl.always(new Ltl.Atom(is(x, 1))));

    assertThat(holds(mended)).isFalse();
    builder.finite(strike);
    assertThat(holds(mended)).isTrue();
  }

  @Test
  void aRunMayStopOnlyWhereNothingIsOwed() throws Exception {
    Variable x = builder.variable("x", Type.range(0, 2), 0);
    builder.step("owed").when(x, 0).set(x, 1).done();
    builder.lazy("optional").when(x, 1).set(x, 2).done();

    assertThat(holds(Ltl.eventually(new Ltl.Atom(isAny(x, 1, 2))))).isTrue();
    assertThat(holds(Ltl.eventually(new Ltl.Atom(is(x, 2))))).isFalse();
  }

  @Test
  void anEventIsTrueOnceAndNotWhileTheRunStandsStill() throws Exception {
    Variable x = builder.variable("x", Type.range(0, 1), 0);
    builder.step("ring").when(x, 0).set(x, 1).emits("ring").done();
    Ltl ring = new Ltl.Atom(builder.happened("ring"));

    assertThat(holds(Ltl.eventually(ring))).isTrue();
    assertThat(holds(Ltl.eventually(Ltl.always(ring)))).isFalse();
    assertThat(holds(Ltl.always(Ltl.implies(ring, new Ltl.Atom(is(x, 1)))))).isTrue();
  }

  @Test
  void theStateBeforeTheInitialStepIsNotJudged() throws Exception {
    Variable x = builder.variable("x", Type.range(0, 2), 1);
    builder.anything("y", Type.BOOL);

    assertThat(holds(Ltl.always(new Ltl.Atom(is(x, 1))))).isTrue();
    assertThat(holds(new Ltl.Atom(is(x, 0)))).isFalse();
  }

  @Test
  void timeGoesOnUnlessOnlyOwedStepsAreTaken() throws Exception {
    Variable x = builder.variable("x", Type.range(0, 1), 0);
    builder.tick().set(x, 1).done();
    builder.lazy("play").done();
    Ltl ticks = Ltl.eventually(new Ltl.Atom(is(x, 1)));

    assertThat(holds(ticks)).isTrue();
    builder.step("hurry").when(x, 0).done();
    assertThat(holds(ticks)).isFalse();
  }

  @Test
  void refusesTheNextOperator() {
    builder.variable("x", Type.BOOL, 0);

    assertThat(PromelaProcesses.export(builder.build(), new Ltl.Next(new Ltl.Atom(Term.FALSE))))
        .isEqualTo(new Export.Unsupported(List.of("the formula has a next operator")));
  }

  private boolean holds(Ltl property) throws Exception {
    if (!(PromelaProcesses.export(builder.build(), property) instanceof Claim claim)) {
      throw new AssertionError("not exported");
    }
    boolean asWritten = SpinJudge.satisfiesAsWritten(claim, folder, 10_000);
    assertThat(SpinJudge.satisfies(claim, folder, 10_000)).hasValue(asWritten);
    return asWritten;
  }
}
