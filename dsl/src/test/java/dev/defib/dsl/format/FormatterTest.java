package dev.defib.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.parse.Comment;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatterTest {
  /** A file with every construct of the language. */
  private static final String EVERYTHING = "dsl/src/test/resources/format/everything.defib";

  @ParameterizedTest
  @MethodSource("library")
  void printsWhatReadsAsTheSameTree(Path path) throws IOException {
    String text = Files.readString(path);
    String printed = format(text);
    assertThat(tree(printed)).isEqualTo(tree(text));
    assertThat(format(printed)).isEqualTo(printed);
    assertThat(comments(printed)).isEqualTo(comments(text));
    assertThat(printed.lines()).allMatch(line -> line.equals(line.stripTrailing()));
  }

  /** Comments and line breaks at places that nobody would think of. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void keepsCommentsAtAnyPlace(long seed) throws IOException {
    Random random = new Random(seed);
    for (String name : List.of(EVERYTHING, "models/tutorial/disk.defib")) {
      Path path = root().resolve(name);
      String text = withComments(Files.readString(path), random);
      String printed = format(text);

      assertThat(tree(printed)).isEqualTo(tree(text));
      assertThat(comments(printed)).containsExactlyInAnyOrderElementsOf(comments(text));
      assertThat(format(printed)).isEqualTo(printed);
    }
  }

  /** Replaces some of the spaces outside of comments and texts. */
  private static String withComments(String text, Random random) {
    StringBuilder noisy = new StringBuilder();
    for (String line : text.lines().toList()) {
      boolean plain = !line.contains("//") && !line.contains("\"");
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        noisy.append(c == ' ' && plain && random.nextInt(20) == 0 ? noise(random) : c);
      }
      noisy.append('\n');
    }
    return noisy.toString();
  }

  private static String noise(Random random) {
    int number = random.nextInt(1000);
    return switch (random.nextInt(6)) {
      case 0 -> " // line " + number + "\n";
      case 1 -> "\n// own " + number + "\n";
      case 2 -> " /* block " + number + " */ ";
      case 3 -> "\n\n/* own block " + number + " */\n";
      case 4 -> "\n /* two\n  * lines " + number + " */\n";
      default -> "\n";
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void putsParenthesesWhereTheTreeNeedsThem(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      SourceFile file = RandomExpr.spec(random);
      String printed = Formatter.format(file);

      assertThat(tree(printed)).as(printed).isEqualTo(Trees.withoutSpans(file));
      assertThat(format(printed)).isEqualTo(printed);
    }
  }

  @Test
  void doesNotJoinATransitionWithTheArrowBelow() {
    String text =
        """
        model m
        process P { state a initial { { x = 1 }
        { } -> b
         otherwise ignore { } { } -> c } }\
        """;

    assertThat(tree(format(text))).isEqualTo(tree(text));
  }

  /** All files of the repository without errors. */
  static List<Path> library() throws IOException {
    Path root = root();
    try (Stream<Path> models = Files.walk(root.resolve("models"));
        Stream<Path> specs = Files.walk(root.resolve("specs"))) {
      Stream<Path> library =
          Stream.concat(models, specs).filter(path -> path.toString().endsWith(".defib"));
      return Stream.concat(Stream.of(root.resolve(EVERYTHING)), library)
          .filter(FormatterTest::isReadable)
          .sorted()
          .toList();
    }
  }

  private static boolean isReadable(Path path) {
    try {
      return !Parser.parse(new Source(path.toString(), Files.readString(path))).hasErrors();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("models"))) {
      root = root.getParent();
    }
    return root;
  }

  private static String format(String text) {
    return Formatter.format(parse(text).file());
  }

  private static String tree(String text) {
    return Trees.withoutSpans(parse(text).file());
  }

  private static Parsed parse(String text) {
    Parsed parsed = Parser.parse(new Source("test.defib", text));
    assertThat(parsed.diagnostics()).as(text).isEmpty();
    return parsed;
  }

  private static List<String> comments(String text) {
    return Parser.comments(new Source("test.defib", text)).stream()
        .map(Comment::text)
        .map(comment -> comment.replaceAll("\\s+", " ").strip())
        .toList();
  }
}
