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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromelaExportTest {
  private final SystemBuilder builder = new SystemBuilder();
  @TempDir Path folder;

  @Test
  void countsTheStatesOfACounter() throws Exception {
    Variable x = builder.variable("x", Type.range(-3, 5), -3);
    builder.step("up").when(new Term.Less(read(x), number(5))).set(x, plus(read(x), 1)).done();

    assertThat(explore(builder.build()).states()).isEqualTo(9);
  }

  @Test
  void updatesAreSimultaneous() throws Exception {
    Variable x = builder.variable("x", Type.range(0, 9), 1);
    Variable y = builder.variable("y", Type.range(0, 9), 2);
    Variable z = builder.variable("z", Type.range(0, 9), 3);
    builder.step("rotate").set(x, read(y)).set(y, read(z)).set(z, read(x)).done();
    Term distinct =
        and(
            not(new Term.Equal(read(x), read(y))),
            not(new Term.Equal(read(y), read(z))),
            not(new Term.Equal(read(z), read(x))));

    SpinJudge.Report report = explore(builder.build(), distinct);

    assertThat(report.states()).isEqualTo(3);
    assertThat(report.violated()).isEmpty();
  }

  @Test
  void severalInitialStatesNeedOneMore() throws Exception {
    builder.anything("x", Type.range(1, 4));
    builder.anything("b", Type.BOOL);
    Export.Text text = text(builder.build());

    assertThat(text.extraStates()).hasValue(1);
    assertThat(explore(builder.build()).states()).isEqualTo(8);
  }

  @Test
  void theStateBeforeTheInitialStepIsNotJudged() throws Exception {
    Variable x = builder.anything("x", Type.range(0, 2));
    builder.array("a", Type.range(0, 1), 2);
    Term positive = new Term.Less(number(0), read(x));
    builder.step("none").when(positive).done();

    assertThat(explore(builder.build(), positive, not(is(x, 2)), Term.TRUE).violated())
        .containsExactly(0, 1);
    assertThat(explore(builder.build(), not(and(is(x, 0), is(x, 1)))).violated()).isEmpty();
  }

  @Test
  void namesOfAllKindsAreAccepted() throws Exception {
    List<String> names =
        List.of(
            "do",
            "int",
            "now",
            "drv[0].x",
            "drv_0_x",
            "9",
            "x",
            "local__0",
            "system",
            "A",
            "P0",
            "_nr_pr",
            "linux",
            "größe",
            "depth",
            "end",
            "register",
            "next__0",
            "a.b.c",
            "uchar");
    for (String name : names) {
      Variable variable = builder.variable(name, Type.range(0, 1), 0);
      builder.step(name + " */ \\ up").when(variable, 0).set(variable, 1).done();
    }

    assertThat(explore(builder.build()).states()).isEqualTo(1L << names.size());
  }

  @Test
  void literalsOfEnumerationsAreReadable() throws Exception {
    Type kind = new Type.Enumeration("Mode", List.of("idle", "do", "x"));
    Variable mode = builder.variable("mode", kind, 0);
    builder.step("go").when(mode, 0).set(mode, 2).done();

    assertThat(explore(builder.build()).states()).isEqualTo(2);
    assertThat(text(builder.build()).text()).contains("(mode == Mode_idle)", "mode = Mode_x;");
  }

  @Test
  void eventsAreJudgedButStatesNotCompared() throws Exception {
    Variable x = builder.variable("x", Type.range(0, 3), 0);
    builder.step("up").when(not(is(x, 3))).set(x, plus(read(x), 1)).emits("third", is(x, 2)).done();
    builder.step("back").when(x, 3).set(x, 1).emits("back").done();
    TransitionSystem system = builder.build();
    Term third = builder.happened("third");
    Term back = builder.happened("back");

    SpinJudge.Report report =
        explore(
            system, new Term.Or(List.of(not(third), is(x, 3))), not(back), not(and(third, back)));

    assertThat(report.violated()).containsExactly(1);
    assertThat(text(system, not(back)).extraStates()).isEqualTo(OptionalInt.empty());
  }

  @Test
  void refusesWhatDoesNotFitInto32Bits() {
    builder.variable("wide", Type.range(0, 5_000_000_000L), 0);
    Variable x = builder.variable("x", Type.range(0, 100_000), 0);
    builder
        .step("square")
        .when(
            new Term.Less(new Term.Arithmetic(Term.Operator.MULTIPLY, read(x), read(x)), number(7)))
        .done();

    assertThat(PromelaExport.export(builder.build(), List.of()))
        .isEqualTo(
            new Export.Unsupported(
                List.of(
                    "`wide` ranges over 0..5000000000, and Promela's numbers have 32 bits",
                    "an expression ranges over 0..10000000000, and Promela's numbers have 32"
                        + " bits")));
  }

  @Test
  void refusesTooManyChoices() {
    Variable x = builder.variable("x", Type.range(0, 100_000), 0);
    var jump = builder.step("jump");
    jump.set(x, jump.choose(x.type())).done();

    assertThat(PromelaExport.export(builder.build(), List.of()))
        .isEqualTo(
            new Export.Unsupported(List.of("`jump` has more than 50000 combinations of choices")));
  }

  private SpinJudge.Report explore(TransitionSystem system, Term... invariants) throws Exception {
    SpinJudge.require();
    Export.Text text = text(system, invariants);
    SpinJudge.Report report = SpinJudge.explore(text.text(), folder, 1 << 20);
    return new SpinJudge.Report(report.states() - text.extraStates().orElse(0), report.violated());
  }

  private static Export.Text text(TransitionSystem system, Term... invariants) {
    List<Invariant> named = new ArrayList<>();
    for (Term invariant : invariants) {
      named.add(new Invariant("it holds!", invariant));
    }
    return (Export.Text) PromelaExport.export(system, named);
  }
}
