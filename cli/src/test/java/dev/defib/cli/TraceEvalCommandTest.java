package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expressions along saved runs. */
final class TraceEvalCommandTest {
  private static final String MODEL =
      """
      model t.work

      driver Worker(slow: bool = false) {
        var done: 0..2 = 0
        state idle initial rest { lazy -> busy }
        state busy { { done = 2 } -> idle }
      }
      system Shop(slow: bool = false) { w: Worker(slow) }

      spec t.shop for t.work.Shop
      define ready = w.idle
      check lasts under crash(w) at most 1 never w.idle and w.done == 2
      check back w.busy leads to ready within 0
      check comes ready after any single crash of w within 1
      """;

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void decide() {
    bench = new Workbench(folder).file("shop.defib", MODEL);
    assertThat(bench.run("check", "--json", "v.json").code()).isEqualTo(1);
  }

  @Test
  void aConditionHasAValueInEachState() {
    assertThat(eval("ready and w.done < 2", "lasts"))
        .containsExactly(
            "   0  true   initially",
            "   1  false  w: idle -> busy",
            "   2  false  w: busy -> idle");
  }

  @Test
  void aPartOfTheStateIsShownAsItIs() {
    assertThat(eval("w.done", "lasts"))
        .extracting(line -> line.replaceFirst("^ *\\d+ +(\\S+) .*", "$1"))
        .containsExactly("0", "0", "2");
  }

  @Test
  void eventsAndTheFaultsOfARecoverySentenceAreKnown() {
    assertThat(eval("crash(w)", "comes")).filteredOn(l -> l.contains(" true ")).isNotEmpty();
    assertThat(eval("crash(w)", "comes").getFirst()).contains("false").contains("initially");
  }

  @Test
  void walksAreRunsToo() {
    bench.run("simulate", "shop.defib", "--steps", "2", "--save", "walk.json");
    assertThat(bench.run("trace", "eval", "w.busy", "walk.json").out().lines())
        .containsExactly(
            "   0  false  initially",
            "   1  true   w: idle -> busy",
            "   2  false  w: busy -> idle");
  }

  @Test
  void whatIsNoConditionIsToldWithItsPlace() {
    Workbench.Result unknown = bench.run("trace", "eval", "w.idel", "v.json", "--check", "lasts");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("expression:3:", "idle");
    Workbench.Result broken =
        bench.run("trace", "eval", "w.idle and", "v.json", "--check", "lasts");
    assertThat(broken.code()).isEqualTo(2);
    Workbench.Result more =
        bench.run("trace", "eval", "true check more never true", "v.json", "--check", "lasts");
    assertThat(more.code()).isEqualTo(2);
  }

  @Test
  void aRunThatTheSystemHasNoMoreIsNotGuessedAt() {
    bench.file("shop.defib", MODEL.replace("done = 2", "done = 1"));
    Workbench.Result result = bench.run("trace", "eval", "w.busy", "v.json", "--check", "lasts");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("does not have this run any more");
  }

  @Test
  void aPageShowsARunAlone() {
    String page = bench.run("trace", "export", "v.json", "--check", "lasts", "--to", "html").out();
    assertThat(page).startsWith("<!doctype html>").contains("t.work", "state busy");
    assertThat(page).doesNotContain("\"name\":\"back\"");
    bench.run("simulate", "shop.defib", "--steps", "2", "--save", "walk.json");
    assertThat(bench.run("trace", "export", "walk.json", "--to", "html").out())
        .contains("\"name\":\"walk\"", "w: idle -> busy");
  }

  private List<String> eval(String expression, String check) {
    Workbench.Result result = bench.run("trace", "eval", expression, "v.json", "--check", check);
    assertThat(result.code()).as(result.err()).isZero();
    return result.out().lines().toList();
  }
}
