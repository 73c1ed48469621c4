package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.cli.document.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {
  private static final String HOLDS = "check good always possible lamp.lit";
  private static final String VIOLATED = "check bad never lamp.lit";

  @TempDir Path folder;

  @Test
  void aBrokenFileLosesNothingOfTheOthers() {
    Workbench bench =
        bench()
            .lamp("a", HOLDS)
            .file("b.defib", "model t.b\n\ndevice Lamp { state off initial { on -> } }\n")
            .lamp("c", HOLDS);
    Workbench.Result result = bench.run("check", ".", "--json", "out.json");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("error[DF01").contains("b.defib:3:");
    assertThat(result.out()).contains("t.a_spec").contains("t.c_spec");
    VerdictDocument document = Workbench.verdict(bench.text("out.json"));
    assertThat(document.specs()).hasSize(2);
    assertThat(document.diagnostics())
        .anySatisfy(d -> assertThat(d.place().file()).isEqualTo("b.defib"));
  }

  @Test
  void aSpecWhoseModelIsWrongIsNotDecided() {
    Workbench bench = bench().lamp("a", "check good always possible lamp.litt").lamp("b", HOLDS);
    Workbench.Result result = bench.run("check");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("litt");
    assertThat(result.out()).doesNotContain("t.a_spec").contains("t.b_spec");
  }

  @Test
  void aMissingFileIsToldAndTheOthersAreDecided() {
    Workbench.Result result = bench().lamp("a", HOLDS).run("check", "a.defib", "nope.defib");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("error[DF0001]: cannot read `nope.defib`: there is no such file or folder");
    assertThat(result.out()).contains("t.a_spec");
  }

  @Test
  void aFolderWithTheNameOfAFileIsTold() throws IOException {
    Files.createDirectory(folder.resolve("x.defib"));
    Workbench.Result result = bench().lamp("a", HOLDS).run("check", "a.defib", "x.defib");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("cannot read `x.defib`: it is a folder");
    assertThat(result.out()).contains("t.a_spec");
  }

  @Test
  void invalidUtf8IsToldWithItsPlace() throws IOException {
    Files.write(folder.resolve("x.defib"), new byte[] {'m', 'o', 'd', '\n', 'a', (byte) 0xff, 'b'});
    Workbench.Result result = bench().run("check", "x.defib");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("error[DF0002]").contains("x.defib:2:2");
  }

  @Test
  void nestingPastTheLimitIsTold() {
    String deep = "(".repeat(100_000) + "lamp.lit" + ")".repeat(100_000);
    Workbench.Result result = bench().lamp("a", "check c never " + deep).run("check");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).containsOnlyOnce("error[").contains("DF0004", "nested past 1,000");
    assertThat(result.err()).hasSizeLessThan(2000);
  }

  @Test
  void anUnreadableModelIsToldOnceWhoeverUsesIt() throws IOException {
    Files.createDirectories(folder.resolve("t/lamp.defib"));
    Workbench.Result result =
        bench()
            .file("s.defib", "spec t.s for t.lamp.Room\ncheck c always possible lamp.lit\n")
            .run("check", "s.defib");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).containsOnlyOnce("error[").contains("DF0001");
  }

  @Test
  void modelsAreFoundAboveAndInTheLibraryFolders() {
    String spec = "spec t.s for t.lamp.Room\ncheck c always possible lamp.lit\n";
    for (String place : List.of("t/lamp.defib", "models/t/lamp.defib", "specs/t/lamp.defib")) {
      Workbench bench = new Workbench(folder.resolve(place.replace('/', '-')));
      bench.file(place, Workbench.LAMP).file("deep/er/s.defib", spec);
      Workbench.Result result = bench.run("check", "deep/er/s.defib", "--json", "-");
      assertThat(result.code()).as(place + result.err()).isZero();
      assertThat(Workbench.verdict(result.out()).specs().getFirst().sha256())
          .containsOnlyKeys("deep/er/s.defib", place);
    }
  }

  @Test
  void aSpecMayHaveTheFileNameOfItsModel() {
    Workbench.Result result =
        bench()
            .file("models/t/lamp.defib", Workbench.LAMP)
            .file(
                "specs/t/lamp.defib",
                "spec t.s for t.lamp.Room\ncheck c always possible lamp.lit\n")
            .run("check", "specs");
    assertThat(result.code()).as(result.err()).isZero();
  }

  @Test
  void errorsOfTheSystemComeFirstAndAreNamedInTheStepThatMakesThem() {
    String model =
        """
        model t.e

        device Card {
          state off initial { on start -> running }
          state running {}
        }

        driver Drv(card: Card) {
          state a initial { do card.start -> b }
          state b { do card.start -> a }
        }

        system Desk { card: Card  drv: Drv(card) }

        spec t.e_spec for t.e.Desk
        check c always possible drv.b
        """;
    Workbench.Result result = bench().file("e.defib", model).run("check");
    assertThat(result.code()).isEqualTo(1);
    List<String> lines = result.out().lines().toList();
    assertThat(lines.get(2)).startsWith("  FAIL  violated   no unexpected command");
    assertThat(lines)
        .contains("              ERROR: `start` is given to `card`, which does not expect it")
        .contains("      why: the system has errors");
  }

  @Test
  void aReasonNamesWhatWasAskedFor() {
    Workbench bench =
        bench()
            .lamp(
                "a",
                "check f never lamp.lit",
                "check g under wedge(lamp) always possible lamp.lit",
                "check h always eventually lamp.lit");
    assertThat(bench.run("check").out())
        .contains("why: `never lamp.lit` is false at the end of the run")
        .contains("why: `lamp.lit` cannot be reached from the end of the run")
        .contains("why: `always eventually lamp.lit` is false of this run");
  }

  @Test
  void aRunWithNothingToDecideIsRefused() {
    assertThat(bench().run("check"))
        .isEqualTo(
            new Workbench.Result(
                3,
                "",
                lines(
                    "defib: there is no file below the current folder whose name ends with .defib",
                    "See defib check --help")));
    Workbench.Result result = bench().file("m.defib", "model t.m\n").run("check", "m.defib");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .startsWith("defib: there is no spec in m.defib, and no system that could be checked");
  }

  @Test
  void systemsWithoutSpecsHaveTheirBuiltInChecks() {
    String stuck =
        """
        model t.stuck

        process P {
          var written: 0..1 = 0
          state a initial { when false -> a }
        }

        system Room { p: P }
        """;
    Workbench bench = bench().file("m.defib", Workbench.LAMP).file("n.defib", stuck);
    Workbench.Result result = bench.run("check", "--json", "out.json");
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(1);
    assertThat(result.err())
        .contains("there is no spec below the current folder; here are the built-in checks")
        .doesNotContain("DF0903");
    VerdictDocument document = Workbench.verdict(bench.text("out.json"));
    assertThat(document.specs())
        .extracting(spec -> spec.spec() + " " + spec.file())
        .containsExactly("t.lamp.Room m.defib", "t.stuck.Room n.defib");
    assertThat(document.specs().get(1).checks().getFirst().verdict()).isEqualTo(Outcome.VIOLATED);
    assertThat(bench.run("check", "--only", "t.lamp.Room").code()).isZero();
  }

  @Test
  void aSpecAmongTheFilesIsEnough() {
    Workbench.Result result = bench().lamp("a", HOLDS).file("m.defib", Workbench.LAMP).run("check");
    assertThat(result.code()).isZero();
    assertThat(result.out()).doesNotContain("t.lamp.Room");
  }

  @Test
  void aNameThatSelectsNothingIsRefusedWithTheNearest() {
    Workbench.Result result = bench().lamp("a", HOLDS).run("check", "--only", "goood");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("no spec or check is named `goood` (did you mean `good`?)");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void onlyTakesSpecsChecksAndBoth() {
    Workbench bench = bench().lamp("a", HOLDS, VIOLATED).lamp("b", HOLDS);
    assertThat(names(bench, "good")).containsExactly("t.a_spec.good", "t.b_spec.good");
    assertThat(names(bench, "t.a_spec.bad")).containsExactly("t.a_spec.bad");
    assertThat(names(bench, "b_spec.good,bad")).containsExactly("t.a_spec.bad", "t.b_spec.good");
    assertThat(names(bench, "b_spec")).contains("t.b_spec.good", "t.b_spec.no deadlock");
    assertThat(names(bench, "no deadlock"))
        .containsExactly("t.a_spec.no deadlock", "t.b_spec.no deadlock");
  }

  private static List<String> names(Workbench bench, String only) {
    Workbench.Result result = bench.run("check", "--only", only, "--json", "-");
    return Workbench.verdict(result.out()).specs().stream()
        .flatMap(spec -> spec.checks().stream().map(check -> spec.spec() + "." + check.name()))
        .toList();
  }

  @Test
  void anExpectFileWinsOverTheSpec() {
    Workbench bench =
        bench().lamp("a", HOLDS, VIOLATED).file("e.txt", "t.a_spec bad violated # known\n");
    assertThat(bench.run("check").code()).isEqualTo(1);
    assertThat(bench.run("check", "--expect-file", "e.txt").code()).isZero();
    bench.file("e.txt", "t.a_spec worse violated\n");
    Workbench.Result result = bench.run("check", "--expect-file", "e.txt");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("`worse`, which spec `t.a_spec` does not have");
    assertThat(result.out()).contains("t.a_spec");
    bench.file("e.txt", "t.a_spec bad\n");
    assertThat(bench.run("check", "--expect-file", "e.txt").err()).contains("e.txt, line 1: ");
  }

  @Test
  void failFastLeavesTheRestUndecided() {
    Workbench bench = bench().lamp("a", VIOLATED).lamp("b", HOLDS);
    VerdictDocument all = Workbench.verdict(bench.run("check", "--json", "-").out());
    assertThat(all.specs().get(1).checks()).allMatch(check -> check.asExpected());
    Workbench.Result result = bench.run("check", "--fail-fast", "--json", "-");
    assertThat(result.code()).isEqualTo(1);
    assertThat(Workbench.verdict(result.out()).specs().get(1).checks())
        .allMatch(check -> check.verdict() == Outcome.UNDECIDED)
        .allMatch(check -> "stopped at the first failure".equals(check.reason()));
    assertThat(bench.run("check", "--fail-fast", "--keep-going").code()).isEqualTo(3);
  }

  @Test
  void anOutputThatCannotBeWrittenIsToldBeforeTheRun() {
    Workbench bench = bench().lamp("a", HOLDS);
    Workbench.Result result = bench.run("check", "--json", "no/such/out.json");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("cannot write `no/such/out.json`: there is no folder");
    assertThat(result.out()).isEmpty();
    assertThat(bench.run("check", "--json", ".").err()).contains("it is a folder");
  }

  @Test
  void aFullDiskIsToldAfterTheReport() {
    Workbench bench = bench().lamp("a", VIOLATED);
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")));
    Workbench.Result result = bench.run("check", "--json", "/dev/full");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("cannot write `/dev/full`: No space left on device");
    assertThat(result.out()).contains("not as expected:");
  }

  @Test
  void quietIsQuietAndJsonTakesThePlaceOfText() {
    Workbench bench = bench().lamp("a", VIOLATED);
    Workbench.Result quiet = bench.run("check", "--quiet");
    assertThat(quiet.code()).isEqualTo(1);
    assertThat(quiet.out()).isEmpty();
    assertThat(bench.run("check", "--json", "-").out()).startsWith("{").endsWith("}\n");
  }

  @Test
  void theSameInputGivesTheSameBytes() {
    Workbench bench = bench().lamp("a", HOLDS, VIOLATED).lamp("b", HOLDS);
    assertThat(Golden.mask(bench.run("check").out()))
        .isEqualTo(Golden.mask(bench.run("check").out()));
    assertThat(Golden.mask(bench.run("check", "--json", "-").out()))
        .isEqualTo(Golden.mask(bench.run("check", "--json", "-").out()));
  }

  @Test
  void allEnginesConfirmWhatOneSays() {
    Workbench bench = bench().lamp("a", HOLDS, VIOLATED);
    CheckEntry alone = check(bench, "--engine", "auto");
    assertThat(alone.engine()).isEqualTo("explicit");
    assertThat(alone.rivals()).isEmpty();
    CheckEntry confirmed = check(bench, "--engine", "all");
    assertThat(confirmed.engine()).isEqualTo("explicit");
    assertThat(confirmed.rivals())
        .extracting(CheckEntry.Rival::engine)
        .containsExactly("reference", "bmc", "induction", "ic3");
    assertThat(confirmed.rivals().getFirst().outcome()).isEqualTo("agrees");
    assertThat(bench.run("check", "--engine", "all", "--verbose").out())
        .contains("engines: explicit gave this answer; reference: agrees; bmc: ");
  }

  private static CheckEntry check(Workbench bench, String... options) {
    String[] start = {"check", "--json", "-"};
    String[] all = Stream.of(start, options).flatMap(Stream::of).toArray(String[]::new);
    return Workbench.verdict(bench.run(all).out()).specs().getFirst().checks().getFirst();
  }

  @Test
  void theCommandToReproduceDoesReproduce() {
    Workbench bench = bench().lamp("a", HOLDS, VIOLATED);
    Workbench.Result first = bench.run("check", "--state-limit", "1", "--json", "-");
    String reproduce = Workbench.verdict(first.out()).specs().getFirst().reproduce();
    assertThat(reproduce).isEqualTo("defib check a.defib --only t.a_spec --state-limit 1");
    String[] words = (reproduce + " --json -").split(" ", -1);
    String[] arguments = java.util.Arrays.copyOfRange(words, 1, words.length);
    assertThat(Golden.mask(bench.run(arguments).out())).isEqualTo(Golden.mask(first.out()));
  }

  @Test
  void wrongUsageIsToldWithWhatWasMeant() {
    Workbench bench = bench().lamp("a", HOLDS);
    assertThat(bench.run("check", "--jsn", "x").err()).contains("--json");
    assertThat(bench.run("chekc").err()).contains("defib check");
    assertThat(bench.run("check", "--sat-solver", "/no/such").err())
        .contains("the solver `/no/such` cannot be started");
    assertThat(bench.run("check", "--engine", "refrence").err())
        .contains("there is no engine `refrence` (did you mean `reference`?)");
    for (String[] wrong :
        new String[][] {
          {},
          {"chekc"},
          {"check", "--jsn", "x"},
          {"check", "--engine", "refrence"},
          {"check", "--sat-solver", "/no/such"},
          {"check", "--state-limit", "0"},
          {"check", "--state-limit", "many"},
          {"check", "--time-limit", "5x"},
          {"check", "--memory", "4q"},
          {"check", "--workers", "-1"},
          {"check", "--color", "pink"},
          {"trace"},
          {"trace", "show"},
        }) {
      Workbench.Result result = bench.run(wrong);
      assertThat(result.code()).as(String.join(" ", wrong)).isEqualTo(3);
      assertThat(result.err()).as(String.join(" ", wrong)).startsWith("defib: ").contains("See ");
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  void helpAndVersionAreResults() {
    assertThat(bench().run("--version"))
        .isEqualTo(new Workbench.Result(0, lines("defib " + Version.number()), ""));
    assertThat(bench().run("check", "--help").out()).startsWith("Usage: defib check ");
    assertThat(bench().run("--help").code()).isZero();
  }

  @Test
  void colorComesOnlyWhenAskedFor() {
    Workbench bench = bench().lamp("a", HOLDS);
    assertThat(bench.run("check").out()).doesNotContain("\u001b");
    assertThat(bench.run("check", "--color", "always").out()).contains("\u001b");
  }

  private Workbench bench() {
    return new Workbench(folder);
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  @Test
  void theFewestFaultsThatViolateACheckAreSearchedFor() {
    Workbench bench = new Workbench(folder);
    bench.file(
        "a.defib",
        """
        model t.pair

        driver D { state up initial rest {} }
        policy R(d: driver) {
          state watching initial rest { on exit(d) { start d } -> spent }
          state spent rest {}
        }
        system S { d: D r: R(d) }

        spec t.pair_spec for t.pair.S
        check survives under crash(d) at most 3 eventually always d.up
        """);
    CheckEntry check = entry(bench, "survives");
    assertThat(check.verdict()).isEqualTo(CheckEntry.Outcome.VIOLATED);
    assertThat(check.explanation()).isNotNull();
    assertThat(check.explanation().fewerFaults()).isNotNull();
    assertThat(check.explanation().fewerFaults().fewest()).isEqualTo(2);
    assertThat(bench.run("check", "a.defib", "--only", "survives").out())
        .contains("it holds with fewer than 2 faults");
    assertThat(bench.run("check", "a.defib", "--only", "survives", "--fewer-faults", "never").out())
        .doesNotContain("fewer than");
  }

  private static CheckEntry entry(Workbench bench, String check) {
    bench.run("check", "a.defib", "--only", check, "--json", "out.json");
    return Workbench.verdict(bench.text("out.json")).specs().getFirst().checks().getFirst();
  }
}
