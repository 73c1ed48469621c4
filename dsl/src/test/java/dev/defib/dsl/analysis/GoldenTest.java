package dev.defib.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.diagnostics.DiagnosticRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the analysis says of files, held against reviewed texts.
 *
 * <p>With {@code -Dgolden.update=true} the texts are rewritten, and a person reads the difference.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/analysis");

  static Stream<Path> models() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".defib")).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void saysWhatTheReviewedTextSays(Path model) throws IOException {
    Analysis analysis = TestFiles.read(model).analyze();
    String said = new DiagnosticRenderer(false).render(analysis.diagnostics()) + "\n";
    Path golden = Path.of(model.toString().replace(".defib", ".txt"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, said);
    }

    assertThat(said).isEqualTo(Files.readString(golden));
  }
}
