package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command on a page of the documentation prints what the page says; {@code
 * -Dgolden.update=true} writes it anew.
 */
final class PagesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @TempDir Path folder;

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> models = Files.walk(ROOT.resolve("models"))) {
      return Stream.of(Stream.of(ROOT.resolve("README.md")), docs, models)
          .flatMap(Function.identity())
          .filter(file -> file.toString().endsWith(".md"))
          .filter(Page::hasCommands)
          .map(ROOT::relativize)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void printsWhatItSays(Path page) throws IOException {
    Path file = ROOT.resolve(page);
    String text = Page.read(file);
    String now = Page.rerun(text, new Workbench(Page.hasFiles(text) ? folder : ROOT));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, now);
    }
    assertThat(now).isEqualTo(Page.read(file));
  }
}
