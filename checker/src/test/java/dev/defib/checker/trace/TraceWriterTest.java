package dev.defib.checker.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.Place;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.ir.View;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TraceWriterTest {
  private static final Type STATES = new Type.Enumeration("Driver", List.of("idle", "waiting"));
  private static final Type LIFE = Type.range(0, 2);
  private static final Type KINDS = new Type.Enumeration("Request", List.of("read", "data"));
  private static final Place PLACE = new Place("m.defib", 3, 5, 3, 9);

  // Slots: 0 state, 1 life, 2 queue length, 3-4 kinds, 5-6 field, 7-8 ages, 9-10 an array.
  private static final Variable LOCATION = variable(0, 0, "drv", STATES, 1, Variable.Role.LOCATION);
  private static final Variable LIVES = variable(1, 1, "drv.life", LIFE, 1, Variable.Role.LIFE);
  private static final Variable LENGTH =
      variable(2, 2, "q.length", Type.range(0, 2), 1, Variable.Role.QUEUE);
  private static final Variable KIND = variable(3, 3, "q.kind", KINDS, 2, Variable.Role.QUEUE);
  private static final Variable FIELD = variable(4, 5, "q.0", Type.BOOL, 2, Variable.Role.QUEUE);
  private static final Variable AGES =
      variable(5, 7, "w.ages", Type.range(-1, 9), 2, Variable.Role.CLOCK);
  private static final Variable ARRAY = variable(6, 9, "flags", Type.BOOL, 2, Variable.Role.DATA);

  private static final TransitionSystem SYSTEM =
      new TransitionSystem(
          "m.System",
          true,
          List.of(new Machine(0, "drv", "driver", List.of(LOCATION), PLACE)),
          List.of(LOCATION, LIVES, LENGTH, KIND, FIELD, AGES, ARRAY),
          action(-1, "initial", Action.Kind.STEP, -1),
          List.of(
              action(0, "drv: idle -> waiting", Action.Kind.STEP, 0),
              action(1, "crash(drv)", Action.Kind.FAULT, -1),
              action(2, "tick", Action.Kind.TICK, -1)),
          List.of("crash(drv)", "tick"),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(
              new View.Location("drv", 0, LOCATION, List.of(LIVES)),
              new View.Queue(
                  "q",
                  -1,
                  LENGTH,
                  KIND,
                  List.of(FIELD),
                  List.of(
                      new View.MessageKind("read", List.of()),
                      new View.MessageKind("data", List.of(Type.BOOL)))),
              new View.Window("w", 0, AGES, List.of()),
              new View.Plain("flags", -1, ARRAY)),
          List.of());

  private static final State START = state(0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 1);

  @Test
  void showsEveryViewAsItsDeclarationReads() {
    assertThat(values(START)).containsExactly("idle", "[]", "0", "[false, true]");
    assertThat(values(state(1, 0, 2, 0, 1, 1, 1, 3, -1, 0, 1)))
        .containsExactly("waiting", "[read, data(true)]", "1 (age 3)", "[false, true]");
    assertThat(values(state(1, 0, 1, 1, 1, 0, 0, 3, 0, 0, 1)))
        .containsExactly("waiting", "[data(false)]", "2 (ages 3, 0)", "[false, true]");
  }

  @Test
  void showsTheLifeOfAMachineThatIsNotWell() {
    assertThat(values(state(1, 1, 0, 0, 0, 0, 0, -1, -1, 0, 0)).getFirst())
        .isEqualTo("waiting (hung)");
    assertThat(values(state(0, 2, 0, 0, 0, 0, 0, -1, -1, 0, 0)).getFirst()).isEqualTo("dead");
  }

  @Test
  void countsATumblingWindow() {
    Variable count = variable(5, 7, "w.count", Type.range(0, 3), 1, Variable.Role.CLOCK);
    Variable age = variable(6, 8, "w.age", Type.range(0, 3), 1, Variable.Role.CLOCK);
    var view = new View.Window("w", 0, age, List.of(count));
    assertThat(new StateText(SYSTEM).text(view, state(0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0)))
        .isEqualTo("2 (age 1)");
  }

  @Test
  void tellsWhatEachStepChangedAndCountsTheRest() {
    State waiting = state(1, 0, 1, 0, 0, 0, 0, -1, -1, 0, 1);
    State dead = state(0, 2, 1, 0, 0, 0, 0, -1, -1, 0, 1);
    var trace =
        new Trace(
            SYSTEM,
            List.of(),
            START,
            List.of(
                new Trace.Step(0, List.of(), waiting, List.of()),
                new Trace.Step(1, List.of(), dead, List.of(0))),
            List.of(new Trace.Step(2, List.of(), dead, List.of(1))));

    TraceDocument document = TraceWriter.document(trace);

    assertThat(document.isLasso()).isTrue();
    assertThat(document.stem()).hasSize(2);
    TraceDocument.Step first = document.stem().getFirst();
    assertThat(first.machine()).isEqualTo("drv");
    assertThat(first.place()).isEqualTo(PLACE);
    assertThat(first.changes())
        .containsExactly(
            new TraceDocument.Change("drv", "drv", Shown.Sort.STATE, "idle", "waiting"),
            new TraceDocument.Change("q", "", Shown.Sort.QUEUE, "[]", "[read]"));
    assertThat(first.unchanged()).isEqualTo(2);
    assertThat(document.stem().get(1).events()).containsExactly("crash(drv)");
    assertThat(document.stem().get(1).kind()).isEqualTo(Action.Kind.FAULT);
    TraceDocument.Step tick = document.loop().getFirst();
    assertThat(tick.index()).isEqualTo(3);
    assertThat(tick.ticks()).isEqualTo(1);
    assertThat(tick.changes()).isEmpty();
    assertThat(tick.unchanged()).isEqualTo(4);
  }

  @Test
  void namesWhatWasChosen() {
    Action choosing =
        new Action(
            0,
            "drv: pick",
            Action.Kind.STEP,
            Action.Urgency.EAGER,
            0,
            List.of(0),
            List.of(new Action.Choice("x", STATES)),
            List.of(),
            Term.TRUE,
            List.of(),
            List.of(),
            PLACE);
    var system =
        new TransitionSystem(
            "m.System",
            false,
            SYSTEM.machines(),
            SYSTEM.variables(),
            SYSTEM.initial(),
            List.of(choosing),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            SYSTEM.views(),
            List.of());
    var step = new Trace.Step(0, List.of(1L), START, List.of());
    assertThat(new TraceWriter(system).step(1, START, step, 0).choices())
        .containsExactly(new TraceDocument.Choice("x", "waiting", 1));
  }

  private static List<String> values(State state) {
    return new StateText(SYSTEM).show(state).stream().map(Shown::value).toList();
  }

  private static State state(long... values) {
    return new State(values);
  }

  private static Variable variable(
      int index, int offset, String name, Type type, int length, Variable.Role role) {
    return new Variable(index, offset, name, type, length, length > 1, role, 0);
  }

  private static Action action(int index, String label, Action.Kind kind, int owner) {
    return new Action(
        index,
        label,
        kind,
        Action.Urgency.EAGER,
        owner,
        owner < 0 ? List.of() : List.of(owner),
        List.of(),
        List.of(),
        Term.TRUE,
        List.of(),
        List.of(),
        PLACE);
  }
}
