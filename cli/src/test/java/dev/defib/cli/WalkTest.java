package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.document.Json;
import dev.defib.cli.document.SavedTrace;
import dev.defib.cli.document.Schemas;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs simulate, trace show and info. */
final class WalkTest {
  @TempDir Path folder;

  private Workbench bench;

  @BeforeEach
  void write() {
    bench =
        new Workbench(folder)
            .lamp(
                "a",
                "check wedged under wedge(lamp) at most 1 always possible lamp.lit expect violated",
                "check bad never lamp.lit");
  }

  @Test
  void theSameSeedGivesTheSameWalk() {
    Workbench.Result one = bench.run("simulate", "a.defib", "--seed", "7", "--steps", "5");
    assertThat(one.code()).as(one.err()).isZero();
    assertThat(one.out())
        .contains("initially  lamp dark")
        .contains("lamp: dark -> lit")
        .contains("a.defib:4");
    assertThat(bench.run("simulate", "a_spec", "--seed", "7", "--steps", "5")).isEqualTo(one);
  }

  @Test
  void faultsStrikeOnlyWhenTheyAreAskedFor() {
    String calm = bench.run("simulate", "a.defib", "--seed", "3", "--steps", "40").out();
    assertThat(calm).startsWith("t.a.Room, no faults").doesNotContain("wedge");
    String struck =
        bench.run("simulate", "a.defib", "--check", "wedged", "--seed", "3", "--steps", "40").out();
    assertThat(struck).contains("wedge(lamp)").contains("nothing more can happen");
  }

  @Test
  void aSystemNeedsNoSpec() {
    Workbench.Result result =
        bench
            .file("t/lamp.defib", Workbench.LAMP)
            .run("simulate", "--system", "t.lamp.Room", "--steps", "1");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("t.lamp.Room, no faults");
  }

  @Test
  void aWalkByHandGoesThereAndBack() {
    Workbench.Result result =
        bench.type("1\n9\nu\nu\n1\n1\ns\nq\n", "simulate", "a.defib", "--by-hand", "--save", "w");
    assertThat(result.code()).isZero();
    Golden.assertSame("by-hand.txt", result.out());
    Schemas.assertTrace(bench.text("w"));
  }

  @Test
  void theEndOfInputEndsAWalk() {
    assertThat(bench.type("1\n", "simulate", "a.defib", "--by-hand").code()).isZero();
  }

  @Test
  void aSavedWalkIsShownAsItWasWalked() throws Exception {
    String walked = bench.run("simulate", "a.defib", "--steps", "4", "--save", "walk.json").out();
    Schemas.assertTrace(bench.text("walk.json"));
    assertThat(Json.read(bench.text("walk.json"), SavedTrace.class).trace().stem()).hasSize(4);
    String shown = bench.run("trace", "show", "walk.json").out();
    assertThat(shown.lines().skip(1)).containsExactlyElementsOf(walked.lines().skip(1).toList());
  }

  @Test
  void theRunOfACheckIsShownAsCheckShowsIt() {
    String report = bench.run("check", "--json", "v.json").out();
    String shown = bench.run("trace", "show", "v.json", "--check", "bad").out();
    assertThat(shown.lines().skip(2).filter(line -> !line.isEmpty()))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(report).contains(line));
    assertThat(bench.run("trace", "show", "v.json").out()).contains("wedged", "bad");
    Workbench.Result other = bench.run("trace", "show", "v.json", "--check", "good");
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).contains("holds runs of t.a_spec.wedged, t.a_spec.bad only");
  }

  @Test
  void whatIsNoDocumentIsRefused() {
    bench.file("no.json", "{}").file("half.json", "{\"schema\": ");
    assertThat(bench.run("trace", "show", "no.json").err()).contains("is neither a verdict");
    assertThat(bench.run("trace", "show", "half.json").err()).contains("cannot read `half.json`: ");
    assertThat(bench.run("trace", "show", "none.json").err()).contains("there is no such file");
    for (String file : new String[] {"no.json", "half.json", "none.json"}) {
      assertThat(bench.run("trace", "show", file).code()).isEqualTo(3);
    }
  }

  @Test
  void infoTellsWhatASystemIsMadeOf() {
    Workbench.Result result = bench.run("info", "t.a_spec");
    assertThat(result.code()).isZero();
    Golden.assertSame("info.txt", result.out());
  }

  @Test
  void aFileWithoutSpecsOffersItsSystems() {
    bench.file("m.defib", Workbench.LAMP.replace("t.lamp", "t.m"));
    assertThat(bench.run("info", "m.defib").out()).contains("system t.m.Room");
    assertThat(bench.run("simulate", "m.defib", "--steps", "1").code()).isZero();
    bench.file("m.defib", bench.text("m.defib") + "\nsystem Hall { lamp: Lamp }\n");
    Workbench.Result two = bench.run("info", "m.defib");
    assertThat(two.code()).isEqualTo(3);
    assertThat(two.err())
        .contains("there are several systems in `m.defib`; choose with --system:")
        .contains("  t.m.Room\n  t.m.Hall\n");
    assertThat(bench.run("info", "m.defib", "--system", "t.m.Hall").code()).isZero();
    bench.file("none.defib", "model t.none\n");
    assertThat(bench.run("export", "--to", "dot", "none.defib").err())
        .contains("there is neither a spec nor a system in `none.defib`");
  }

  @Test
  void errorsOfOtherFilesAreNotToldWhenANameIsLookedFor() {
    bench.file("wrong.defib", "model t.wrong\nsystem Room { lamp: Lamp }\n");
    Workbench.Result result = bench.run("info", "t.a_spek");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("did you mean `t.a_spec`?").doesNotContain("error[");
  }

  @Test
  void aSystemThatCannotBeChosenIsToldWithTheNearest() {
    assertThat(bench.run("info", "t.a_spek").err())
        .contains("there is no spec `t.a_spek` (did you mean `t.a_spec`?)");
    assertThat(bench.run("info", "a.defib", "--check", "bud").err())
        .contains("there is no check `bud` (did you mean `bad`?)");
    assertThat(bench.run("info").err()).contains("name a spec, a file, or a system");
    bench.file("two.defib", bench.text("a.defib") + "\nspec t.second for t.a.Room\n");
    assertThat(bench.run("info", "two.defib").err())
        .contains("there are several specs in `two.defib`; choose with --spec:")
        .contains("  t.a_spec\n  t.second\n");
    assertThat(bench.run("info", "two.defib", "--spec", "second").out()).startsWith("t.second");
    bench.file("wrong.defib", "spec t.wrong for t.nothing.Room\n");
    Workbench.Result wrong = bench.run("info", "wrong.defib");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("error[DF02").doesNotContain("defect");
  }
}
