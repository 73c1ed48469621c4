package dev.defib.dsl.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
  private static final DiagnosticRenderer PLAIN = new DiagnosticRenderer(false);

  @Test
  void showsHeadlinePlaceLineLabelReasonsAndHelp() {
    Source source = new Source("disk.defib", "state ready {\n  on irq -> redy\n}\n");
    Diagnostic diagnostic =
        Diagnostic.of(Code.UNKNOWN_STATE, "`Disk` has no state `redy`")
            .because(span(source, "ready"), "a state of a similar name")
            .help("did you mean `ready`?")
            .at(span(source, "redy"), "no such state");

    assertThat(PLAIN.render(diagnostic))
        .isEqualTo(
            """
            error[DF0206]: `Disk` has no state `redy`
             --> disk.defib:2:13
              |
            2 |   on irq -> redy
              |             ^^^^ no such state
            note: a state of a similar name
             --> disk.defib:1:7
              |
            1 | state ready {
              |       -----
            help: did you mean `ready`?\
            """);
  }

  @Test
  void shiftsMarksByTabsWideAndCombiningCharacters() {
    Source source = new Source("t.defib", "\t// 磁気e\u0301 \uD83D\uDCBE bad");

    assertThat(marks(source, "bad"))
        .isEqualTo("  |     " + " ".repeat(3 + 4 + 1 + 1 + 2 + 1) + "^^^");
  }

  @Test
  void showsFirstAndLastLineOfALongPlace() {
    Source source = new Source("t.defib", "model m\ndriver D {\n  state a {\n  }\n}\n");

    assertThat(
            PLAIN.render(at(source, source.text().indexOf("driver"), source.text().length() - 1)))
        .endsWith(
            """
              |
            2 | driver D {
              | ^^^^^^^^^^
            ...
            5 | }
              | ^\
            """);
  }

  @Test
  void marksThePlaceBehindTheLastCharacter() {
    Source source = new Source("t.defib", "model");

    assertThat(PLAIN.render(at(source, 5, 5))).endsWith("1 | model\n  |      ^");
    assertThat(PLAIN.render(at(new Source("e.defib", ""), 0, 0))).endsWith("1 |\n  | ^");
  }

  @Test
  void cutsWideLinesAroundThePlace() {
    Source source = new Source("t.defib", "x".repeat(500) + "bad" + "y".repeat(500));
    List<String> lines = PLAIN.render(at(source, 500, 503)).lines().toList();

    assertThat(lines.get(3)).hasSizeLessThan(130).contains("…" + "x".repeat(40) + "bad");
    assertThat(lines.get(4).indexOf('^')).isEqualTo(lines.get(3).indexOf("bad"));
  }

  @Test
  void neverSteersTheTerminal() {
    Source source = new Source("a\u001B[2Jb", "\u001B[31mbad \u202E\n");

    assertThat(PLAIN.render(at(source, 5, 8))).doesNotContain("\u001B", "\u202E");
  }

  @Test
  void coloursOnDemandOnly() {
    Source source = new Source("t.defib", "bad");
    String coloured = new DiagnosticRenderer(true).render(at(source, 0, 3));

    assertThat(coloured).contains("\u001B[1;31merror[DF0101]\u001B[0m");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", ""))
        .isEqualTo(PLAIN.render(at(source, 0, 3)));
  }

  private static String marks(Source source, String text) {
    return PLAIN
        .render(Diagnostic.of(Code.SYNTAX, "x").at(span(source, text)))
        .lines()
        .toList()
        .getLast();
  }

  private static Diagnostic at(Source source, int start, int end) {
    return Diagnostic.of(Code.SYNTAX, "x").at(new Span(source, start, end));
  }

  private static Span span(Source source, String text) {
    int start = source.text().indexOf(text);
    return new Span(source, start, start + text.length());
  }
}
