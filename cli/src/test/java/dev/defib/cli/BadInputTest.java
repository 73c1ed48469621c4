package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.defib.checker.engine.Verdict.Cause;
import dev.defib.cli.document.CheckEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the command is given, it says what is wrong, and its exit code says so too. */
final class BadInputTest {
  private static final String SPEC = "spec t.s for t.m.Room\ncheck c always possible lamp.lit\n";

  /** Two numbers that count on their own: 10^12 states. */
  private static final String ENDLESS =
      """
      model t.m

      process Counter {
        var a: 0..1000000 = 0
        var b: 0..1000000 = 0
        state counting initial {
          when a < 1000000 { a += 1 } -> stay
          when b < 1000000 { b += 1 } -> stay
        }
      }

      system Room { counter: Counter }

      spec t.s for t.m.Room
      check c never counter.a == 1000000
      """;

  @TempDir Path folder;

  private record Wrong(String name, String text, int code, List<String> told) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Wrong> wrong() {
    String lamp = Workbench.LAMP.replace("t.lamp", "t.m");
    return Stream.of(
        new Wrong("empty", "", 3, List.of("there is no spec in x.defib, and no system")),
        new Wrong("blank", "\n\n  // nothing\n", 3, List.of("there is no spec in x.defib")),
        new Wrong("binary", "\0\1\2\3", 2, List.of("error[DF01", "x.defib:1:1")),
        new Wrong(
            "use of a missing file",
            lamp.replace("device", "use t.gone\n\ndevice"),
            2,
            List.of("error[DF0203]: there is no model `t.gone`", "`t/gone.defib`")),
        new Wrong(
            "spec for a missing model", SPEC, 2, List.of("error[DF0203]: there is no model `t.m`")),
        new Wrong(
            "ten million machines",
            lamp.replace("lamp: Lamp", "lamp[10000000]: Lamp")
                + SPEC.replace("lamp.lit", "lamp[0].lit"),
            2,
            List.of("error[DF0006]", "10000000", "x.defib:9:")),
        new Wrong(
            "a type of 2^40 values",
            ENDLESS.replaceFirst("0\\.\\.1000000", "0..1099511627775"),
            2,
            List.of("error[DF0005]", "1099511627776 values", "x.defib:4:10")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void isToldByEveryVerbThatReadsModels(Wrong wrong) {
    Workbench bench = new Workbench(folder).file("x.defib", wrong.text());
    assertTold(bench.run("check", "x.defib"), wrong);
    if (wrong.code() == 2) {
      for (String verb : List.of("simulate", "info")) {
        assertTold(bench.run(verb, "x.defib"), wrong);
      }
    }
  }

  private static void assertTold(Workbench.Result result, Wrong wrong) {
    assertThat(result.code()).as(result.err()).isEqualTo(wrong.code());
    assertThat(result.err()).contains(wrong.told());
    assertNoStackTrace(result);
  }

  private static void assertNoStackTrace(Workbench.Result result) {
    assertThat(result.err() + result.out())
        .doesNotContain("Exception")
        .doesNotContain("\tat ")
        .doesNotContain("defect");
  }

  @Test
  void modelsThatUseEachOtherAreToldOnce() {
    Workbench.Result result =
        new Workbench(folder)
            .file("t/m.defib", Workbench.LAMP.replace("t.lamp\n", "t.m\nuse t.n\n"))
            .file("t/n.defib", "model t.n\nuse t.m\n")
            .file("x.defib", SPEC)
            .run("check", "x.defib");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).containsOnlyOnce("error[").contains("DF0204", "in a circle");
    assertNoStackTrace(result);
  }

  @Test
  void whatMayNotBeReadOrWrittenIsTold() throws IOException {
    Workbench bench = new Workbench(folder).lamp("a", "check c always possible lamp.lit");
    Path file = folder.resolve("a.defib");
    Files.setPosixFilePermissions(file, Set.of());
    assumeFalse(Files.isReadable(file), "the superuser may read everything");
    Workbench.Result result = bench.run("check", "a.defib");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("cannot read `a.defib`: permission is denied");
    assertNoStackTrace(result);
  }

  static Stream<List<String>> limits() {
    return Stream.of(
        List.of("--state-limit", "100", "STATE_LIMIT", "the state limit of 100 was reached"),
        List.of("--depth-limit", "5", "DEPTH_LIMIT", "the depth limit of 5 was reached"),
        List.of("--memory", "4M", "MEMORY_LIMIT", "the memory limit of 4 MiB was reached"),
        List.of("--time-limit", "20ms", "TIME_LIMIT", "the time limit was reached"));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void aLimitIsToldWithHowFarTheSearchGot(List<String> limit) {
    Workbench bench = new Workbench(folder).file("x.defib", ENDLESS);
    Workbench.Result result =
        bench.run(
            "check",
            limit.get(0),
            limit.get(1),
            "--engine",
            "explicit",
            "--json",
            "out.json",
            "--progress",
            "none");
    assertThat(result.code()).as(result.err()).isEqualTo(4);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("why: " + limit.get(3), "states");
    for (CheckEntry check : Workbench.verdict(bench.text("out.json")).specs().getFirst().checks()) {
      assertThat(check.cause()).isEqualTo(Cause.valueOf(limit.get(2)));
      assertThat(check.states()).isPositive();
    }
  }
}
