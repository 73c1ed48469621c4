package dev.defib.checker.graph;

import static dev.defib.checker.SystemBuilder.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Answer.FaultPoint;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A driver that is idle, busy or dead; restarting takes two ticks when it was idle and three when
 * it was busy; a storm may freeze it once, restarting, for a tick more.
 */
class RecoveryTest {
  private static final Type STATE =
      new Type.Enumeration("drv", List.of("idle", "busy", "dead3", "dead2", "dead1"));
  private static final int CRASH_IDLE = 3;
  private static final int CRASH_BUSY = 4;
  private static final int STORM = 5;

  private final SystemBuilder builder = new SystemBuilder();
  private final Variable drv = builder.variable("drv", STATE, 0);
  private final Variable left = builder.variable("left", Type.range(0, 1), 1);
  private final Variable calm = builder.variable("calm", Type.BOOL, 1);
  private final TransitionSystem system = system();

  private TransitionSystem system() {
    builder.machine("drv", drv);
    builder.lazy("ask").when(drv, 0).set(drv, 1).done();
    builder.step("answer").when(drv, 1).set(drv, 0).done();
    builder.step("restarted").when(drv, 4).set(drv, 0).done();
    builder.fault("crash(drv)").when(drv, 0).when(left, 1).set(drv, 3).set(left, 0).done();
    builder.fault("crash(drv)").when(drv, 1).when(left, 1).set(drv, 2).set(left, 0).done();
    builder.fault("storm").when(drv, 3).when(calm, 1).set(drv, 2).set(calm, 0).done();
    builder.tick().when(drv, 0).done();
    builder.tick().when(drv, 2).set(drv, 3).done();
    builder.tick().when(drv, 3).set(drv, 4).done();
    return builder.build();
  }

  private Answer within(Optional<Long> ticks) {
    return Ask.answer(
        system,
        new Property.Recovery(is(drv, 0), List.of(CRASH_IDLE, CRASH_BUSY), List.of(STORM), ticks));
  }

  @Test
  void thereIsARowForEachSituation() {
    assertThat(within(Optional.empty()).faultPoints())
        .containsExactly(
            new FaultPoint(
                "crash(drv)", "drv idle", Optional.of(2L), Optional.of(2L), Optional.of(1L), false),
            new FaultPoint(
                "crash(drv)",
                "drv busy",
                Optional.of(3L),
                Optional.of(3L),
                Optional.of(2L),
                false));
  }

  @Test
  void theBoundIsTheWorstOfAllRows() {
    assertThat(within(Optional.of(3L)).verdict()).isInstanceOf(Verdict.Holds.class);
    assertThat(within(Optional.of(3L)).worstTicks()).hasValue(3L);
  }

  @Test
  void theCounterexampleIsAShortestRunBeyondTheBound() {
    Trace trace = ((Verdict.Violated) within(Optional.of(2L)).verdict()).trace().orElseThrow();

    assertThat(trace.stem())
        .extracting(step -> system.actions().get(step.action()).label())
        .containsExactly("ask", "crash(drv)", "tick", "storm", "tick", "tick");
  }

  @Test
  void aDriverThatStaysDeadNeverRecovers() {
    SystemBuilder fatal = new SystemBuilder();
    Variable dead = fatal.variable("dead", Type.BOOL, 0);
    fatal.machine("m", dead);
    fatal.fault("crash").when(dead, 0).set(dead, 1).done();
    fatal.tick().done();
    Answer answer =
        Ask.answer(
            fatal.build(),
            new Property.Recovery(is(dead, 0), List.of(0), List.of(), Optional.of(9L)));

    assertThat(answer.unboundedTicks()).isTrue();
    assertThat(answer.worstTicks()).isEmpty();
    assertThat(answer.verdict())
        .isInstanceOfSatisfying(
            Verdict.Violated.class,
            violated -> {
              assertThat(violated.trace().orElseThrow().stem()).hasSize(1);
              assertThat(violated.trace().orElseThrow().loop()).hasSize(1);
            });
    assertThat(answer.faultPoints())
        .containsExactly(
            new FaultPoint(
                "crash", "m false", Optional.empty(), Optional.empty(), Optional.empty(), false));
  }

  @Test
  void aStrikeThatNeverHarmsIsTransparent() {
    SystemBuilder sound = new SystemBuilder();
    Variable ready = sound.variable("ready", Type.BOOL, 1);
    Variable worn = sound.variable("worn", Type.BOOL, 0);
    sound.machine("m", worn);
    sound.fault("wear").when(worn, 0).set(worn, 1).done();
    sound.tick().done();
    Answer answer =
        Ask.answer(
            sound.build(),
            new Property.Recovery(is(ready, 1), List.of(0), List.of(), Optional.of(0L)));

    assertThat(answer.faultPoints()).extracting(FaultPoint::transparent).containsExactly(true);
    assertThat(answer.worstTicks()).hasValue(0L);
  }
}
