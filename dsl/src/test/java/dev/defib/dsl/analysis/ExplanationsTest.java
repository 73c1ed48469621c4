package dev.defib.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.diagnostics.Explanations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code is explained, and its examples are what they are said to be. */
class ExplanationsTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```defib( wrong)?\n(.*?)```", Pattern.DOTALL);

  /**
   * Codes without an example: of files that are no text, of texts too large to be shown, of values
   * that are known only when a system is put together, and of what exploring finds.
   */
  private static final Set<Code> WITHOUT_EXAMPLE =
      EnumSet.of(
          Code.UNREADABLE_FILE,
          Code.NOT_UTF8,
          Code.TOO_DEEP,
          Code.TOO_MANY_MACHINES,
          Code.FILE_TOO_LARGE,
          Code.WRONG_SIZE,
          Code.ARITHMETIC,
          Code.WRONG_WIRING,
          Code.UNKNOWN_OVERRIDE,
          Code.NOTICE_WAITS,
          Code.MESSAGE_NEVER_HANDLED);

  static Stream<Code> withExample() {
    return Arrays.stream(Code.values()).filter(c -> !WITHOUT_EXAMPLE.contains(c));
  }

  private static List<Diagnostic> analyze(Code code, boolean wrong) {
    Matcher matcher = EXAMPLE.matcher(Explanations.of(code).text());
    while (matcher.find()) {
      if ((matcher.group(1) != null) == wrong) {
        return TestFiles.of("example.defib", matcher.group(2)).analyze().diagnostics();
      }
    }
    throw new AssertionError(code.text() + " has no such example");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Code.class)
  void hasATitleAndAText(Code code) {
    Explanations.Explanation explanation = Explanations.of(code);

    assertThat(explanation.title()).isNotBlank().doesNotEndWith(".").doesNotContain("DF");
    assertThat(explanation.text()).hasSizeGreaterThan(60);
    assertThat(Explanations.find(code.text())).contains(code);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withExample")
  void theWrongExampleIsWrongInThisWayAndNoOther(Code code) {
    assertThat(analyze(code, true)).extracting(Diagnostic::code).isNotEmpty().containsOnly(code);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withExample")
  void theRightExampleIsRight(Code code) {
    assertThat(analyze(code, false)).isEmpty();
  }

  @Test
  void noTextExplainsACodeThatIsNoMore() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/defib/dsl/explain"))) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Code.values()).map(Code::text).toList());
    }
  }
}
