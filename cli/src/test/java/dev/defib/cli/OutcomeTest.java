package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.PassedBy;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.cli.report.Formats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Every outcome of a check: exit code, JSON and text say the same. */
final class OutcomeTest {
  private static final String HOLDS = "check c always possible lamp.lit";
  private static final String VIOLATED = "check c never lamp.lit";
  private static final String VACUOUS = "check c (lamp.lit and lamp.dark) leads to lamp.lit";

  /** Who presses its button lights it; nothing makes it dark again. */
  private static final String BUTTON =
      """
      model t.button
      device Lamp {
        state dark initial { on press -> lit }
        state lit { on press -> stay }
      }
      driver Hand(lamp: Lamp) {
        state idle initial rest { lazy do lamp.press -> stay }
      }
      system Room {
        lamp: Lamp
        hand: Hand(lamp)
      }
      spec t.button_s for t.button.Room
      """;

  private static final String ANSWERED = "probe c lamp to lamp.lit";
  private static final String HOPELESS = "probe c lamp to lamp.dark";

  /** A spec with a check, and with questions that other commands answer. */
  private static final String ASKING =
      BUTTON.replace("Room {", "Room(n: int = 1) {")
          + """
          check fine possible lamp.lit
          survey faults
            usable: lamp.lit
            under each wedge(lamp)
          tune sizes
            n in 1..2
            so that fine
          """;

  @TempDir Path folder;

  record Case(
      String name, String check, List<String> options, Outcome outcome, boolean good, int code) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    List<String> none = List.of();
    List<String> limit = List.of("--state-limit", "1");
    return Stream.of(
        new Case("holds", HOLDS, none, Outcome.HOLDS, true, 0),
        new Case("violated", VIOLATED, none, Outcome.VIOLATED, false, 1),
        new Case(
            "expected violated", VIOLATED + " expect violated", none, Outcome.VIOLATED, true, 0),
        new Case(
            "holds where violated was expected",
            HOLDS + " expect violated",
            none,
            Outcome.HOLDS,
            false,
            1),
        new Case(
            "holds where vacuous was expected",
            HOLDS + " expect vacuous",
            none,
            Outcome.HOLDS,
            false,
            1),
        new Case(
            "violated where vacuous was expected",
            VIOLATED + " expect vacuous",
            none,
            Outcome.VIOLATED,
            false,
            1),
        new Case("vacuous", VACUOUS, none, Outcome.VACUOUS, false, 5),
        new Case("expected vacuous", VACUOUS + " expect vacuous", none, Outcome.VACUOUS, true, 0),
        new Case(
            "vacuous where violated was expected",
            VACUOUS + " expect violated",
            none,
            Outcome.VACUOUS,
            false,
            5),
        new Case("undecided", HOLDS, limit, Outcome.UNDECIDED, false, 4),
        new Case("time limit", HOLDS, List.of("--time-limit", "0s"), Outcome.UNDECIDED, false, 4),
        new Case(
            "depth limit", VIOLATED, List.of("--depth-limit", "1"), Outcome.VIOLATED, false, 1),
        new Case(
            "memory limit",
            HOLDS,
            List.of("--memory", "1", "--engine", "reference"),
            Outcome.UNDECIDED,
            false,
            4),
        new Case(
            "undecided where violated was expected",
            HOLDS + " expect violated",
            limit,
            Outcome.UNDECIDED,
            false,
            4),
        new Case("answered as hoped", ANSWERED, none, Outcome.HOLDS, true, 0),
        new Case("answered as written", HOPELESS + " expect power", none, Outcome.HOLDS, true, 0),
        new Case("answered otherwise", HOPELESS, none, Outcome.VIOLATED, false, 1),
        new Case(
            "answered better than written",
            ANSWERED + " expect reset",
            none,
            Outcome.VIOLATED,
            false,
            1),
        new Case(
            "unanswered", ANSWERED, List.of("--time-limit", "0s"), Outcome.UNDECIDED, false, 4));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isToldAlikeByExitCodeAndEveryReport(Case sample) {
    Workbench bench = new Workbench(folder);
    if (sample.check().startsWith("probe")) {
      bench.file("a.defib", BUTTON + sample.check() + "\n");
    } else {
      bench.lamp("a", sample.check());
    }
    var arguments =
        new ArrayList<>(List.of("check", "a.defib", "--only", "c", "--json", "out.json"));
    arguments.addAll(List.of("--junit", "out.xml", "--sarif", "out.sarif"));
    arguments.addAll(List.of("--summary", "out.md", "--code-quality", "quality.json"));
    arguments.addAll(List.of("--html", "out.html"));
    arguments.addAll(sample.options());

    Workbench.Result result = bench.run(arguments.toArray(String[]::new));

    assertThat(result.code()).as(result.err()).isEqualTo(sample.code());
    VerdictDocument document = Workbench.verdict(bench.text("out.json"));
    assertThat(document.exitCode()).isEqualTo(sample.code());
    CheckEntry check = document.specs().getFirst().checks().getFirst();
    assertThat(check.verdict()).isEqualTo(sample.outcome());
    assertThat(check.asExpected()).isEqualTo(sample.good());
    String mark = sample.good() ? "ok  " : sample.outcome() == Outcome.UNDECIDED ? "?   " : "FAIL";
    assertThat(result.out()).contains("  " + mark + "  " + sample.outcome().word());
    if (sample.good()) {
      assertThat(result.out()).doesNotContain("not as expected:");
    } else {
      assertThat(result.out()).contains("not as expected:\n  " + sample.outcome().word());
    }
    assertReports(bench, sample);
  }

  private static void assertReports(Workbench bench, Case sample) {
    boolean undecided = sample.outcome() == Outcome.UNDECIDED;
    Element suite = Formats.junit(bench.text("out.xml")).getFirst();
    assertThat(Formats.elements(suite, "failure")).hasSize(sample.good() || undecided ? 0 : 1);
    assertThat(Formats.elements(suite, "error")).hasSize(undecided ? 1 : 0);
    JsonNode run = Formats.sarif(bench.text("out.sarif")).path("runs").path(0);
    assertThat(run.path("results")).hasSize(sample.good() ? 0 : 1);
    assertThat(run.at("/invocations/0/exitCode").asInt()).isEqualTo(sample.code());
    assertThat(Formats.json(bench.text("quality.json"))).hasSize(sample.good() ? 0 : 1);
    String verdict = sample.good() ? "## defib: as expected" : "## defib: not as expected";
    assertThat(bench.text("out.md")).startsWith(verdict + "\n");
    assertThat(bench.text("out.html")).contains("\"exitCode\":" + sample.code() + ",");
  }

  /** A spec of which a part is answered by other commands is no plain success in any report. */
  @Test
  void whatIsNotDecidedHereIsToldAlike() {
    Workbench bench = new Workbench(folder).file("a.defib", ASKING);
    Workbench.Result result = bench.run(reports("a.defib", "--html", "out.html"));
    List<PassedBy> told =
        List.of(
            new PassedBy("survey", "faults", "defib survey a.defib --only t.button_s.faults"),
            new PassedBy("tune", "sizes", "defib tune a.defib --only t.button_s.sizes"));
    assertThat(Workbench.verdict(bench.text("out.json")).specs().getFirst().passedBy())
        .isEqualTo(told);
    assertThat(result.out()).contains("2 questions not decided here");
    assertThat(Formats.elements(Formats.junit(bench.text("out.xml")).getFirst(), "skipped"))
        .hasSize(2);
    assertThat(
            Formats.sarif(bench.text("out.sarif"))
                .at("/runs/0/invocations/0/toolExecutionNotifications"))
        .hasSize(2);
    for (PassedBy passed : told) {
      assertThat(result.out()).contains(passed.command());
      assertThat(bench.text("out.md").replace("\\", "")).contains(passed.command());
      assertThat(bench.text("out.html")).contains(passed.command());
    }
  }

  /** A baseline with probes in it is understood by later runs. */
  @Test
  void aBaselineHasTheAnswersOfProbes() {
    Workbench bench = new Workbench(folder).file("a.defib", BUTTON + HOPELESS + "\n");
    assertThat(bench.run("check", "--only", "c", "--baseline", "was.txt").code()).isEqualTo(1);
    assertThat(bench.run("check", "--only", "c", "--expect-file", "was.txt").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "faults, is no check: see `defib survey`",
    "'c,fault', no spec or check is named `fault`",
    "no deadlock under nothing, selects no check",
    "t.button_s.nothing, no spec or check is named",
  })
  void aNameThatSelectsNothingIsRefused(String only, String complaint) {
    String survey = "\nsurvey faults usable: lamp.lit under each wedge(lamp)\n";
    Workbench bench = new Workbench(folder).file("a.defib", BUTTON + ANSWERED + survey);
    Workbench.Result result = bench.run("check", "--only", only);
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains(complaint);
  }

  @ParameterizedTest
  @CsvSource({"survey, faults", "tune, sizes", "probe, c"})
  void everyNameBehindOnlyMustSelect(String verb, String item) {
    Workbench bench = new Workbench(folder).file("a.defib", ASKING + ANSWERED + "\n");
    for (String name : List.of(item, "button_s", "t.button_s", "button_s." + item)) {
      assertThat(bench.run(verb, "--only", name).code()).as(name).isLessThan(2);
    }
    Workbench.Result misspelt = bench.run(verb, "--only", item + ",button_x");
    assertThat(misspelt.code()).isEqualTo(3);
    assertThat(misspelt.err()).contains("no spec or " + verb + " is named `button_x`");
    assertThat(bench.run(verb, "--only", "fine").err()).contains("see `defib check`");
  }

  @Test
  void aBrokenFileAmongGoodOnesIsInEveryReport() {
    Workbench bench = new Workbench(folder).lamp("a", HOLDS).file("b.defib", "spec nonsense\n");

    Workbench.Result result = bench.run(reports("a.defib", "b.defib"));

    assertThat(result.code()).isEqualTo(2);
    VerdictDocument document = Workbench.verdict(bench.text("out.json"));
    assertThat(document.specs()).hasSize(1);
    assertThat(document.diagnostics()).isNotEmpty();
    assertThat(Formats.junit(bench.text("out.xml")).getLast().getAttribute("errors"))
        .isEqualTo(String.valueOf(document.diagnostics().size()));
    assertThat(Formats.sarif(bench.text("out.sarif")).at("/runs/0/results"))
        .hasSize(document.diagnostics().size());
    assertThat(bench.text("out.md")).startsWith("## defib: not as expected\n");
    assertThat(Formats.json(bench.text("quality.json"))).hasSize(document.diagnostics().size());
  }

  @Test
  void anUnreadableFileIsInEveryReport() {
    Workbench bench = new Workbench(folder).lamp("a", HOLDS);

    assertThat(bench.run(reports("a.defib", "missing.defib")).code()).isEqualTo(3);

    assertThat(Workbench.verdict(bench.text("out.json")).exitCode()).isEqualTo(3);
    assertThat(Formats.junit(bench.text("out.xml")).getLast().getAttribute("errors"))
        .isNotEqualTo("0");
    assertThat(Formats.sarif(bench.text("out.sarif")).at("/runs/0/invocations/0/exitCode").asInt())
        .isEqualTo(3);
    assertThat(bench.text("out.md")).startsWith("## defib: not as expected\n");
  }

  @Test
  void wrongUsageThatShowsLateIsInEveryReport() {
    Workbench bench =
        new Workbench(folder).lamp("a", HOLDS).file("expected.txt", "t.a_spec nothing holds\n");

    Workbench.Result result = bench.run(reports("a.defib", "--expect-file", "expected.txt"));

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("name a check `nothing`");
    assertTrouble(bench, 3);
  }

  @Test
  void wrongUsageThatShowsAtOnceWritesNothing() {
    Workbench bench = new Workbench(folder).lamp("a", HOLDS);
    assertThat(bench.run(reports("a.defib", "--only", "nothing")).code()).isEqualTo(3);
    assertThat(bench.run(reports("a.defib", "--engine", "steam")).code()).isEqualTo(3);
    assertThat(folder.resolve("out.json")).doesNotExist();
    assertThat(folder.resolve("out.xml")).doesNotExist();
  }

  /** A run that cannot be called a success, though no check of it failed. */
  static void assertTrouble(Workbench bench, int code) {
    assertThat(Workbench.verdict(bench.text("out.json")).exitCode()).isEqualTo(code);
    assertThat(Formats.junit(bench.text("out.xml")))
        .anyMatch(suite -> !suite.getAttribute("errors").equals("0"));
    JsonNode invocation = Formats.sarif(bench.text("out.sarif")).at("/runs/0/invocations/0");
    assertThat(invocation.path("exitCode").asInt()).isEqualTo(code);
    assertThat(invocation.path("executionSuccessful").asBoolean()).isFalse();
    assertThat(bench.text("out.md")).startsWith("## defib: not as expected\n");
  }

  @Test
  void aFileThatCannotBeWrittenIsInTheExitCodeOfTheOthers() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full");
    Workbench bench = new Workbench(folder).lamp("a", HOLDS);

    Workbench.Result result =
        bench.run("check", "a.defib", "--json", "out.json", "--junit", "/dev/full");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("cannot write `/dev/full`");
    assertThat(Workbench.verdict(bench.text("out.json")).exitCode()).isEqualTo(3);
  }

  @Test
  void twoReportsCannotShareAFile() {
    Workbench bench = new Workbench(folder).lamp("a", HOLDS);
    assertThat(bench.run("check", "a.defib", "--json", "-", "--sarif", "-").code()).isEqualTo(3);
    assertThat(bench.run("check", "a.defib", "--json", "x", "--junit", "./x").code()).isEqualTo(3);
  }

  @Test
  void goingOnAndStoppingAreToldAlike() {
    Workbench bench =
        new Workbench(folder).lamp("a", VIOLATED).lamp("b", HOLDS.replace("check c", "check d"));

    assertThat(bench.run(reports("a.defib", "b.defib", "--keep-going")).code()).isEqualTo(1);
    assertThat(failing(bench)).isEqualTo(1);

    assertThat(bench.run(reports("a.defib", "b.defib", "--fail-fast")).code()).isEqualTo(1);
    long open =
        Workbench.verdict(bench.text("out.json")).specs().stream()
            .flatMap(spec -> spec.checks().stream())
            .filter(check -> !check.asExpected())
            .count();
    assertThat(open).isGreaterThan(1);
    assertThat(failing(bench)).isEqualTo(open);
  }

  private static long failing(Workbench bench) {
    long cases =
        Formats.junit(bench.text("out.xml")).stream()
            .mapToLong(
                suite ->
                    Formats.elements(suite, "failure").size()
                        + Formats.elements(suite, "error").size())
            .sum();
    assertThat(Formats.sarif(bench.text("out.sarif")).at("/runs/0/results")).hasSize((int) cases);
    return cases;
  }

  private static String[] reports(String... arguments) {
    var all = new ArrayList<>(List.of("check"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--json", "out.json", "--junit", "out.xml", "--sarif", "out.sarif"));
    all.addAll(List.of("--summary", "out.md", "--code-quality", "quality.json"));
    return all.toArray(String[]::new);
  }

  @Test
  void onGitHubLinesAreMarked() {
    Workbench bench = new Workbench(folder, Map.of("GITHUB_ACTIONS", "true")).lamp("a", VIOLATED);
    String err = bench.run("check", "a.defib", "--only", "c").err();
    assertThat(err).contains("::error file=a.defib,line=");
    assertThat(new Workbench(folder).run("check", "a.defib", "--only", "c").err())
        .doesNotContain("::error");
  }

  @Test
  void laterRunsAreHeldAgainstABaseline() {
    Workbench bench =
        new Workbench(folder).lamp("a", VIOLATED, HOLDS.replace("check c", "check d"));
    assertThat(bench.run("check", "a.defib", "--baseline", "now.txt").code()).isEqualTo(1);
    assertThat(bench.text("now.txt")).contains("\nt.a_spec c violated\nt.a_spec d holds\n");

    String[] held = {"check", "a.defib", "--expect-file", "now.txt"};
    assertThat(bench.run(held).code()).isZero();

    bench.lamp("a", VIOLATED.replace("never", "possible"), HOLDS.replace("check c", "check d"));
    assertThat(bench.run(held).code()).isEqualTo(1);
  }
}
