package dev.defib.checker.export;

import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.plus;
import static dev.defib.checker.SystemBuilder.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.Place;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.ir.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotExportTest {
  private static final Type STATE = new Type.Enumeration("lamp", List.of("off", "on", "burnt"));
  private static final Variable LAMP =
      new Variable(0, 0, "lamp", STATE, 1, false, Variable.Role.LOCATION, 0);
  private static final Variable USES =
      new Variable(1, 1, "uses", Type.range(0, 2), 1, false, Variable.Role.DATA, 0);

  @TempDir Path folder;

  @Test
  void chartsShowWhatLeadsFromStateToState() throws Exception {
    String dot = DotExport.machines(lamp(), _ -> true);

    assertThat(dot)
        .isEqualTo(
            """
            digraph "a \\"lamp\\"" {
              node [shape=box, style=rounded, fontname="sans-serif"]
              edge [fontname="sans-serif", fontsize=10]
              subgraph cluster_0 {
                label="lamp (device)"
                s0_0 [label="off", penwidth=2]
                s0_1 [label="on"]
                s0_2 [label="burnt"]
                s0_0 -> s0_1 [label="on press"]
                s0_0 -> s0_2 [label="on press"]
                s0_1 -> s0_0 [label="", style=dashed]
                s0_1 -> s0_2 [label="fault: burn", color=red, fontcolor=red]
              }
            }
            """);
    draws(dot);
  }

  @Test
  void graphsShowTheStatesNearestToTheStart() throws Exception {
    String dot = DotExport.graph(lamp(), 4);

    assertThat(dot)
        .isEqualTo(
            """
            digraph "a \\"lamp\\"" {
              node [shape=box, style=rounded, fontname="sans-serif"]
              edge [fontname="sans-serif", fontsize=10]
              s0 [label="lamp off, uses 0", penwidth=2]
              s0 -> s1 [label="lamp: off -> on; on press"]
              s1 [label="lamp on, uses 1"]
              s1 -> s2 [label="lamp: on -> off"]
              s1 -> s3 [label="fault: burn", color=red, fontcolor=red]
              s2 [label="lamp off, uses 1", style="rounded,dashed"]
              s3 [label="lamp burnt, uses 1"]
            }
            """);
    draws(dot);
  }

  @Test
  void statesWithStepsThatAreNotDrawnAreDashed() throws Exception {
    SystemBuilder builder = new SystemBuilder();
    Variable x = builder.anything("x", Type.range(0, 9));
    builder
        .step("up")
        .when(new Term.Less(read(x), SystemBuilder.number(9)))
        .set(x, plus(read(x), 1))
        .done();

    String dot = DotExport.graph(builder.build(), 2);

    assertThat(dot)
        .contains(
            "s0 [label=\"\", penwidth=2]", "s1 [label=\"\", penwidth=2, style=\"rounded,dashed\"]")
        .doesNotContain("s2");
    draws(dot);
  }

  /** A lamp that burns out when it is switched on for the third time. */
  private static TransitionSystem lamp() {
    Term tired = is(USES, 2);
    Term lit = new Term.IfThenElse(tired, state(2), state(1));
    Term worn = new Term.IfThenElse(tired, read(USES), plus(read(USES), 1));
    Action press =
        action(0, "lamp: off -> on; on press", Action.Kind.STEP, Action.Urgency.EAGER, 0, lit);
    return new TransitionSystem(
        "a \"lamp\"",
        false,
        List.of(new Machine(0, "lamp", "device", List.of(LAMP), Place.NONE)),
        List.of(LAMP, USES),
        action(-1, "initially", Action.Kind.STEP, Action.Urgency.EAGER, 0, state(0)),
        List.of(
            withUse(press, new Action.Update(USES, 0, worn)),
            action(1, "lamp: on -> off", Action.Kind.STEP, Action.Urgency.LAZY, 1, state(0)),
            action(2, "fault: burn", Action.Kind.FAULT, Action.Urgency.LAZY, 1, state(2))),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new View.Location("lamp", 0, LAMP, List.of()), new View.Plain("uses", 0, USES)),
        List.of());
  }

  private static Term state(long value) {
    return new Term.Constant(STATE, value);
  }

  private static Action action(
      int index, String label, Action.Kind kind, Action.Urgency urgency, long from, Term to) {
    return new Action(
        index,
        label,
        kind,
        urgency,
        0,
        List.of(0),
        List.of(),
        List.of(),
        is(LAMP, from),
        List.of(new Action.Update(LAMP, 0, to)),
        List.of(),
        Place.NONE);
  }

  private static Action withUse(Action action, Action.Update use) {
    return new Action(
        action.index(),
        action.label(),
        action.kind(),
        action.urgency(),
        action.owner(),
        action.participants(),
        action.choices(),
        action.locals(),
        action.guard(),
        List.of(action.updates().getFirst(), use),
        action.events(),
        action.place());
  }

  /** Graphviz reads it. */
  private void draws(String dot) throws Exception {
    Peer.require("dot");
    Files.writeString(folder.resolve("drawing.dot"), dot);
    Peer.run(folder, 60, List.of("dot", "-Tsvg", "-odrawing.svg", "drawing.dot")).orFail();
    assertThat(folder.resolve("drawing.svg")).isNotEmptyFile();
  }
}
