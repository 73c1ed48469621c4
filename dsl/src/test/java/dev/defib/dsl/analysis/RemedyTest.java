package dev.defib.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.diagnostics.DiagnosticRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One mistake, one message, and a remedy that works when it is followed to the letter.
 *
 * <p>Beside each wrong model {@code x.defib} stand the reviewed message, {@code x.txt}, and the
 * model mended as that message says, {@code x.fixed}. What the mistake is and where stands in a
 * comment {@code // wrong: here}.
 */
class RemedyTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/remedies");
  private static final Pattern PROPOSED =
      Pattern.compile(
          "(?:write|parameter|declare it(?: in (?:`\\w+`|the system):)?|over:) `([^`…]+)`");

  static Stream<Path> mistakes() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".defib")).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void saysOneThingAtTheRightLine(Path model) throws IOException {
    List<Diagnostic> errors = errors(model);
    String said = new DiagnosticRenderer(false).render(errors) + "\n";
    Path golden = Path.of(model.toString().replace(".defib", ".txt"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, said);
    }

    assertThat(said).isEqualTo(Files.readString(golden));
    assertThat(errors).hasSize(1);
    assertThat(line(errors.getFirst())).contains("// wrong: here");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void isMendedByDoingWhatIsSaid(Path model) throws IOException {
    String help = errors(model).getFirst().help().orElseThrow();
    Path fixed = Path.of(model.toString().replace(".defib", ".fixed"));
    List<String> proposed =
        PROPOSED.matcher(help).results().map((MatchResult r) -> r.group(1)).toList();

    String text = Files.readString(fixed);
    assertThat(proposed).allSatisfy(p -> assertThat(text).contains(p));
    assertThat(errors(fixed)).isEmpty();
  }

  private static List<Diagnostic> errors(Path model) throws IOException {
    return TestFiles.read(model).analyze().diagnostics().stream()
        .filter(Diagnostic::isError)
        .toList();
  }

  private static String line(Diagnostic diagnostic) {
    String text = diagnostic.place().source().text();
    int start = text.lastIndexOf('\n', diagnostic.place().start() - 1) + 1;
    int end = text.indexOf('\n', diagnostic.place().start());
    return text.substring(start, end < 0 ? text.length() : end);
  }
}
