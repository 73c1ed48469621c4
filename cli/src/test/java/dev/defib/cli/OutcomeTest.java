package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.VerdictDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every outcome of a check: exit code, JSON and text say the same. */
final class OutcomeTest {
  private static final String HOLDS = "check c always possible lamp.lit";
  private static final String VIOLATED = "check c never lamp.lit";
  private static final String VACUOUS = "check c (lamp.lit and lamp.dark) leads to lamp.lit";

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
        new Case(
            "undecided where violated was expected",
            HOLDS + " expect violated",
            limit,
            Outcome.UNDECIDED,
            false,
            4));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isToldAlikeByExitCodeJsonAndText(Case sample) {
    Workbench bench = new Workbench(folder).lamp("a", sample.check());
    var arguments =
        new ArrayList<>(List.of("check", "a.defib", "--only", "c", "--json", "out.json"));
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
  }
}
