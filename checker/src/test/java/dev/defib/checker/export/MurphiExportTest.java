package dev.defib.checker.export;

import static dev.defib.checker.SystemBuilder.and;
import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.not;
import static dev.defib.checker.SystemBuilder.number;
import static dev.defib.checker.SystemBuilder.plus;
import static dev.defib.checker.SystemBuilder.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MurphiExportTest {
  private final SystemBuilder builder = new SystemBuilder();
  @TempDir Path folder;

  @Test
  void countsStatesAndTransitions() throws Exception {
    Variable x = builder.variable("x", Type.range(-3, 5), -3);
    builder.step("up").when(new Term.Less(read(x), number(5))).set(x, plus(read(x), 1)).done();
    builder.step("stay").done();

    StateJudge.Report report = explore(builder.build());

    assertThat(report.states()).isEqualTo(9);
    assertThat(report.transitions()).isEqualTo(OptionalLong.of(8 + 9));
  }

  @Test
  void updatesAreSimultaneous() throws Exception {
    Variable x = builder.variable("x", Type.range(0, 9), 1);
    Variable y = builder.variable("y", Type.range(0, 9), 2);
    Variable z = builder.variable("z", Type.range(0, 9), 3);
    builder.step("rotate").set(x, read(y)).set(y, read(z)).set(z, read(x)).done();
    Term distinct =
        and(not(new Term.Equal(read(x), read(y))), not(new Term.Equal(read(z), read(x))));

    StateJudge.Report report = explore(builder.build(), distinct);

    assertThat(report.states()).isEqualTo(3);
    assertThat(report.violated()).isEmpty();
  }

  @Test
  void severalInitialStatesAreStartStates() throws Exception {
    builder.anything("x", Type.range(1, 4));
    builder.anything("b", Type.BOOL);

    assertThat(text(builder.build()).extraStates()).hasValue(0);
    assertThat(explore(builder.build()).states()).isEqualTo(8);
  }

  @Test
  void namesOfAllKindsAreAccepted() throws Exception {
    List<String> names =
        List.of(
            "rule",
            "Rule",
            "a",
            "A",
            "drv[0].x",
            "drv_0_x",
            "9",
            "local__0",
            "number__",
            "boolean",
            "_x",
            "größe",
            "int",
            "Undefined",
            "put",
            "main");
    for (String name : names) {
      Variable variable = builder.variable(name, Type.range(0, 1), 0);
      builder.step(name + " \"up\" \\ --").when(variable, 0).set(variable, 1).done();
    }

    assertThat(explore(builder.build()).states()).isEqualTo(1L << names.size());
  }

  @Test
  void enumerationsKeepTheirNames() throws Exception {
    Type kind = new Type.Enumeration("Mode", List.of("idle", "do", "x"));
    Variable mode = builder.variable("mode", kind, 0);
    builder.step("go").when(mode, 0).set(mode, 2).done();

    assertThat(explore(builder.build()).states()).isEqualTo(2);
    assertThat(text(builder.build()).text())
        .contains(
            "type Mode_2: enum { Mode_idle, Mode_do, Mode_x };",
            "var mode: Mode_2;",
            "(mode = Mode_idle)",
            "mode := Mode_x;");
  }

  @Test
  void rumurReportsAnInvariantThatFails() throws Exception {
    RumurJudge.require();
    Variable x = builder.variable("x", Type.range(0, 3), 0);
    builder.step("up").when(not(is(x, 3))).set(x, plus(read(x), 1)).done();
    String text = text(builder.build(), Term.TRUE, not(is(x, 2))).text();

    assertThat(RumurJudge.run(text, folder))
        .contains("invariant &quot;1 it holds!&quot; failed", "errors=\"1\"");
  }

  @Test
  void eventsAreJudgedButStatesNotCompared() throws Exception {
    Variable x = builder.variable("x", Type.range(0, 3), 0);
    builder.step("up").when(not(is(x, 3))).set(x, plus(read(x), 1)).emits("third", is(x, 2)).done();
    builder.step("back").when(x, 3).set(x, 1).emits("back").done();
    TransitionSystem system = builder.build();
    Term third = builder.happened("third");
    Term back = builder.happened("back");

    StateJudge.Report report =
        explore(
            system, new Term.Or(List.of(not(third), is(x, 3))), not(back), not(and(third, back)));

    assertThat(report.violated()).containsExactly(1);
    assertThat(text(system, not(back)).extraStates()).isEqualTo(OptionalInt.empty());
  }

  @Test
  void refusesWhatMurphiCannotBeTold() {
    builder.variable("wide", Type.range(0, 5_000_000_000L), 0);
    Variable x = builder.variable("x", Type.range(0, 100_000), 0);

    assertThat(MurphiExport.export(builder.build(), List.of()))
        .isEqualTo(
            new Export.Unsupported(
                List.of("`wide` ranges over 0..5000000000, and Murphi's numbers have 32 bits")));

    var jump = builder.step("jump");
    jump.set(x, jump.choose(x.type())).done();

    assertThat(MurphiExport.export(builder.build(), List.of()))
        .isEqualTo(
            new Export.Unsupported(List.of("`jump` has more than 50000 combinations of choices")));
  }

  private StateJudge.Report explore(TransitionSystem system, Term... invariants) throws Exception {
    RumurJudge.require();
    return RumurJudge.explore(text(system, invariants).text(), folder);
  }

  private static Export.Text text(TransitionSystem system, Term... invariants) {
    List<Invariant> named = new ArrayList<>();
    for (Term invariant : invariants) {
      named.add(new Invariant("it holds!", invariant));
    }
    return (Export.Text) MurphiExport.export(system, named);
  }
}
