package dev.defib.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserLimitsTest {
  private static final int MANY = 100_000;

  /** What stands in front of an expression, behind it, and around that. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "( | x | )",
        "x[ | 0 | ]",
        "f( | x | )",
        "not | x |",
        "- | x |",
        "{ | x | }",
        "x implies | x |",
        "x + | x |",
        "x and | x |",
        "x == | x |",
        "x == not | x |",
        "x. | x |",
        "if x then x else | x |",
        "if | x | then x else x",
        "all i in x: | x |",
        "count(i in x: | x | )",
      })
  void tellsOfExpressionsThatAreNestedTooDeep(String before, String inner, String after) {
    String end = after == null ? "" : " " + after;
    String nested = (before + " ").repeat(MANY) + inner + end.repeat(MANY);

    assertThat(parse("spec s for m.S\ndefine d = " + nested))
        .extracting(Diagnostic::code)
        .contains(Code.TOO_DEEP);
    assertThat(parse("spec s for m.S\ncheck c ltl " + nested))
        .extracting(Diagnostic::code)
        .contains(Code.TOO_DEEP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"G ", "F ", "not G ", "x U ", "x W not ", "x R "})
  void tellsOfTemporalOperatorsThatAreNestedTooDeep(String before) {
    assertThat(parse("spec s for m.S\ncheck c ltl " + before.repeat(MANY) + "x"))
        .extracting(Diagnostic::code)
        .containsExactly(Code.TOO_DEEP);
    assertThat(parse("spec s for m.S\ncheck c ltl " + before.repeat(400) + "x")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"if x { | x = 1 | }", "if x { } else | if x { } |", "for i in 0..1 { | | }"})
  void tellsOfEffectsThatAreNestedTooDeep(String before, String inner, String after) {
    String end = after == null ? "" : after;
    String effects = (before + " ").repeat(MANY) + (inner == null ? "" : inner) + end.repeat(MANY);
    String text = "model m process P { state s initial { every 2 { " + effects + " } } }";

    assertThat(parse(text)).extracting(Diagnostic::code).containsExactly(Code.TOO_DEEP);
  }

  @Test
  void tellsOfScopesThatAreNestedTooDeep() {
    String scopes = "after x, before y, while z ".repeat(MANY);

    assertThat(parse("spec s for m.S check c " + scopes + " always p"))
        .extracting(Diagnostic::code)
        .containsExactly(Code.TOO_DEEP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"( | )", "not |", "x + |", "if x then x else |", "f(not ( | ))", "x implies |"})
  void takesWhatIsNestedLess(String before, String after) {
    String end = after == null ? "" : after;
    int depth = before.contains("not (") ? 320 : 990;
    String nested = (before + " ").repeat(depth) + "x" + end.repeat(depth);

    assertThat(parse("spec s for m.S check c " + nested + " leads to " + nested)).isEmpty();
  }

  /** What is many but not nested; each line has all that the limit counts. */
  @Test
  void takesMuchThatIsNotNested() {
    String effects = "x = not -a y = if a then b else c if not a { } else if b { } else { } ";
    String state = "state s%d { when not a implies not b { " + effects + " } -> s after 3 -> s }\n";
    String states =
        IntStream.range(0, 2_000)
            .mapToObj(i -> state.replace("%d", "" + i))
            .collect(Collectors.joining());

    assertThat(parse("model m process P {\n" + states + "}")).isEmpty();
    assertThat(parse("model m process P { state s { every 2 { " + effects.repeat(3_000) + "} } }"))
        .isEmpty();
    assertThat(parse("spec s for m.S " + "check c after a, before b, always c ".repeat(2_000)))
        .isEmpty();
  }

  @Test
  void tellsHowLargeAFileMayBe() {
    assertThat(parse(" ".repeat(8_000_001)))
        .extracting(Diagnostic::headline)
        .containsExactly("the file has 8,000,001 characters; the limit is 8,000,000");
  }

  @Test
  void takesAnyTokensInAnyOrder() {
    List<String> all =
        List.of(
            "model", "spec", "m", ".", "(", ")", "{", "}", "[", "]", "->", "on", "do", "after", "1",
            "..", "x", "=", "==", ":=", ";", ",", ":", "!", "?", "not", "and", "if", "else", "for",
            "in", "check", "state", "driver", "system", "queue", "ltl", "G", "F", "U", "under",
            "at", "most", "any", "'a'", "\"", "/*", "#", "§", "\n");
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      String text =
          random
              .ints(1 + random.nextInt(40), 0, all.size())
              .mapToObj(all::get)
              .collect(Collectors.joining(" "));
      Parsed parsed = Parser.parse(new Source("test.defib", text));

      assertThat(parsed.diagnostics()).as(text).allMatch(d -> d.place().end() <= text.length());
      assertThat(
              parsed.hasErrors()
                  || parsed.file().model().isPresent()
                  || !parsed.file().specs().isEmpty()
                  || text.isBlank())
          .as(text)
          .isTrue();
    }
  }

  private static List<Diagnostic> parse(String text) {
    return Parser.parse(new Source("test.defib", text)).diagnostics();
  }
}
