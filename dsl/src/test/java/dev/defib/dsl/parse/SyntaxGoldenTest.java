package dev.defib.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.diagnostics.DiagnosticRenderer;
import dev.defib.dsl.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the parser says of mistakes, held against reviewed texts.
 *
 * <p>With {@code -Dgolden.update=true} the texts are rewritten, and a person reads the difference.
 */
class SyntaxGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/syntax");

  static List<Path> mistakes() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".defib")).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void saysWhatTheReviewedTextSays(Path mistake) throws IOException {
    Source source = new Source(mistake.getFileName().toString(), Files.readString(mistake));
    String said = new DiagnosticRenderer(false).render(Parser.parse(source).diagnostics()) + "\n";
    Path golden = Path.of(mistake.toString().replace(".defib", ".txt"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, said);
    }

    assertThat(said).isEqualTo(Files.readString(golden));
  }
}
