package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.document.Json;
import dev.defib.cli.document.Schemas;
import dev.defib.cli.document.SurveyDocument;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SurveyCommandTest {
  private static final String PAIR =
      """
      model t.pair
      driver Unit { state up initial rest { } }
      process Client { state waiting initial rest { } }
      system Pair {
        a: Unit
        b: Unit
        client: Client
      }
      spec t.pair_s for t.pair.Pair
      survey both
        usable: alive(a) or alive(b)
        under each crash(any driver) up to 2
      """;

  @TempDir Path folder;

  @Test
  void tellsFatesAndMinimalSets() {
    Workbench.Result result = new Workbench(folder).file("a.defib", PAIR).run("survey");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            t.pair_s.both  a.defib
              no fault               transparent
              crash(a)               transparent
              crash(b)               transparent
              crash(a) and crash(b)  alive in name only
              minimal sets, complete up to 2 faults
                crash(a) and crash(b)

            """);
  }

  @Test
  void theGateFailsForWhatIsWorse() {
    Workbench bench = new Workbench(folder).file("a.defib", PAIR);
    assertThat(bench.run("survey", "--at-worst", "recovered").code()).isEqualTo(1);
    assertThat(bench.run("survey", "--at-worst", "recovered", "--depth", "1").code()).isZero();
    assertThat(bench.run("survey", "--at-worst", "recoverd").err()).contains("`recovered`");
    assertThat(bench.run("survey", "--only", "nothing").code()).isEqualTo(3);
  }

  /** The document is as published, and has the exit code. */
  private static SurveyDocument document(Workbench.Result result) throws Json.MalformedException {
    Schemas.assertSurvey(result.out());
    SurveyDocument document = Json.read(result.out(), SurveyDocument.class);
    assertThat(document.exitCode()).isEqualTo(result.code());
    return document;
  }

  /** With times, phases, fault points, minimal sets and runs; and with nothing decided. */
  @ParameterizedTest
  @CsvSource({
    "specs/argument, 0",
    "specs/minix3 --state-limit 20, 4",
  })
  void theLibrarysDocumentsAreAsPublished(String options, int code) throws Exception {
    Path root = Path.of("").toAbsolutePath().getParent();
    SurveyDocument document =
        document(new Workbench(root).run(("survey --json - " + options).split(" ", -1)));
    assertThat(document.surveys()).isNotEmpty();
    assertThat(document.exitCode()).isEqualTo(code);
  }

  @Test
  void writesAllFormats() throws Exception {
    Workbench bench = new Workbench(folder).file("a.defib", PAIR);
    SurveyDocument document = document(bench.run("survey", "--json", "-"));
    assertThat(document.schema()).isEqualTo(SurveyDocument.SCHEMA);
    assertThat(document.surveys().getFirst().rows()).hasSize(3);
    assertThat(bench.run("survey", "--csv", "-").out())
        .contains(
            "t.pair_s.both,crash(a) and crash(b),,alive in name only,,,alive(a) or alive(b),");
    assertThat(bench.run("survey", "--markdown", "-").out()).contains("| crash(a) |  |");
    assertThat(bench.run("survey", "--html", "-").out())
        .contains("<td class=\"alive-in-name-only\">");
    assertThat(bench.run("survey", "--open-psa", "-").out())
        .contains("<and><basic-event name=\"crash_a\"/><basic-event name=\"crash_b\"/></and>");
  }

  /** Nothing is claimed of what a limit left open, in no form. */
  @Test
  void aLimitLeavesNothingThatLooksDecided() {
    Workbench bench = new Workbench(folder).file("a.defib", PAIR);
    Workbench.Result result = bench.run("survey", "--state-limit", "2");
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.out())
        .contains("no minimal set is known")
        .doesNotContain("served again after every combination");
    assertThat(bench.run("survey", "--time-limit", "0s").code()).isEqualTo(4);
    assertThat(bench.run("survey", "--state-limit", "2", "--html", "-").out())
        .contains("no minimal set is known", "not known: crash(a)");
    assertThat(bench.run("survey", "--depth", "0").code()).isEqualTo(3);
  }

  @Test
  void aSurveyOfWhatCannotHappenIsVacuous() {
    String never = PAIR.replace("a: Unit", "a: Unit dead").replace("any driver", "a");
    Workbench bench = new Workbench(folder).file("a.defib", never);
    assertThat(bench.run("survey", "--at-worst", "transparent").out())
        .contains("no fault of the survey can strike");
    assertThat(bench.run("survey", "--at-worst", "transparent").code()).isEqualTo(5);
  }

  @Test
  void theGateLooksAtTheSystemWithoutFaultsAsWell() {
    String hopeless = PAIR.replace("usable: alive(a) or alive(b)", "usable: dead(a)");
    Workbench bench = new Workbench(folder).file("a.defib", hopeless);
    Workbench.Result result = bench.run("survey", "--at-worst", "degraded", "--depth", "1");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("not surely served even without faults");
  }

  /** Whatever is typed wrongly, the gate does not pass. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--only pair_t | 3 | did you mean `pair_s`?",
        "--set nothing=1 | 2 | has no parameter `nothing`",
        "--depth 7 | 3 | --depth must be from 1 to 6, not 7",
        "--json x --csv ./x | 3 | two reports cannot both be written to `./x`",
        "--json - --html - | 3 | two reports cannot both be written to `-`",
        "--json a.defib | 3 | a name with .defib is that of a model or spec",
      })
  void whatMakesNoSenseIsRefused(String options, int code, String complaint) throws Exception {
    Workbench bench = new Workbench(folder).file("a.defib", PAIR);
    Workbench.Result result = bench.run(("survey " + options).split(" ", -1));
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.err()).contains(complaint);
    assertThat(bench.text("a.defib")).isEqualTo(PAIR);
  }

  @Test
  void moreSequencesThanCanBeDecidedAreRefused() {
    String many =
        PAIR.replace("a: Unit", "a[20]: Unit").replace("alive(a) or alive(b)", "alive(b)");
    Workbench bench = new Workbench(folder).file("a.defib", many);
    Workbench.Result result = bench.run("survey", "--depth", "6");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("more than 1000000 sequences of faults");
  }
}
