package dev.defib.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.format.Formatter;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts at the edge of what anybody would write. */
class LimitsTest {
  private static final String MODEL =
      "model m\nprocess P {\n  state s initial rest { lazy -> s }\n}\nsystem S { p: P }\n";

  @Test
  void tellsOfDefinitionsThatDoubleEachOther() {
    String text = MODEL + "spec c for m.S\ndefine d0 = p.s\n";

    assertThat(errors(text + lines(60, i -> "define d" + (i + 1) + " = d" + i + " and d" + i)))
        .extracting(Diagnostic::headline)
        .contains("`d16` stands for more than 100,000 other definitions");
    assertThat(errors(text + lines(15, i -> "define d" + (i + 1) + " = d" + i + " and d" + i)))
        .isEmpty();
  }

  @Test
  void tellsOfDefinitionsAndConstantsThatAreNestedTooDeep() {
    String definitions = MODEL + "spec c for m.S\ndefine d0 = p.s\n";
    String constants = MODEL + "const c0 = 1\n";

    assertThat(errors(definitions + lines(2_000, i -> "define d" + (i + 1) + " = not d" + i)))
        .extracting(Diagnostic::code)
        .contains(Code.TOO_DEEP);
    assertThat(errors(definitions + lines(900, i -> "define d" + (i + 1) + " = not d" + i)))
        .isEmpty();
    assertThat(errors(constants + lines(2_000, i -> "const c" + (i + 1) + " = c" + i + " + 0")))
        .extracting(Diagnostic::code)
        .contains(Code.TOO_DEEP);
  }

  @Test
  void takesAMachineOfManyStates() {
    String states = lines(20_000, i -> "state s" + i + " rest { lazy -> s" + (i + 1) + " }");
    String text =
        "model m\nprocess P {\nstate s initial { lazy -> s0 }\n"
            + states
            + "\nstate s20000 rest { }\n}\nsystem S { p: P }\n";

    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          Parsed parsed = Parser.parse(new Source("m.defib", text));
          assertThat(Analyzer.analyze(List.of(parsed), ModelFinder.NONE).diagnostics()).isEmpty();
          assertThat(Formatter.format(parsed.file())).contains("state s19999 rest {");
        });
  }

  @Test
  void readsNothingOfATextThatIsNestedTooDeep() {
    Parsed parsed =
        Parser.parse(
            new Source(
                "m.defib", MODEL + "spec c for m.S define d = " + "p.s or ".repeat(5_000) + "p.s"));

    assertThat(parsed.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.TOO_DEEP);
    assertThat(parsed.file().specs()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n\n", "\n\t", "\n\uFEFF", "\f\n"})
  void takesAnySpaceBetweenLines(String space) {
    String text = MODEL + "spec c for m.S\ncheck k possible p.s\n";

    assertThat(errors("\uFEFF" + text.replace("\n", space))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\uD800", "\uDC00", "\uFFFF", "\u2028", "\u00A0", "😀"})
  void tellsOfCharactersThatMeanNothing(String character) {
    List<Diagnostic> errors = errors(MODEL.replace("P {", "P { " + character + " "));

    assertThat(errors).extracting(Diagnostic::code).containsExactly(Code.UNKNOWN_CHARACTER);
    assertThat(errors.getFirst().place().line()).isEqualTo(2);
    assertThat(errors(MODEL + "// " + character)).isEmpty();
  }

  @Test
  void takesAnEmptyText() {
    assertThat(errors("")).isEmpty();
    assertThat(errors(" \n\t\r\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"spec c for m.S check k \"", "spec c for m.S check k requirement \"", "\""})
  void takesAQuotationMarkAtTheEnd(String text) {
    assertThat(errors(text)).extracting(Diagnostic::code).contains(Code.UNTERMINATED_STRING);
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
  }

  private static List<Diagnostic> errors(String text) {
    Parsed parsed = Parser.parse(new Source("m.defib", text));
    return Analyzer.analyze(List.of(parsed), ModelFinder.NONE).diagnostics().stream()
        .filter(Diagnostic::isError)
        .toList();
  }
}
