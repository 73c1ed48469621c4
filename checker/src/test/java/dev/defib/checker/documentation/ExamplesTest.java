package dev.defib.checker.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.parse.Parser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation shows as Defib is Defib, and comes out as it says. */
class ExamplesTest {
  static List<Example> examples() {
    return Example.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void parses(Example example) {
    List<Diagnostic> diagnostics = Parser.parse(example.source()).diagnostics();
    assertThat(diagnostics).extracting(ExamplesTest::show).isEmpty();
  }

  private static String show(Diagnostic diagnostic) {
    return diagnostic.code().text() + " " + diagnostic.place() + " " + diagnostic.headline();
  }
}
