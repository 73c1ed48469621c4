package dev.defib.checker.documentation;

import dev.defib.dsl.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A fenced block of Defib in the documentation: a whole file.
 *
 * @param page the page it stands on, from the folder of the documentation
 * @param line of its first line of text on that page, from 1
 */
record Example(String page, int line, Kind kind, String text) {
  private static final Path FOLDER = Path.of("..", "docs");
  private static final String FENCE = "```";

  /** What is promised of an example, by the word behind {@code ```defib}. */
  enum Kind {
    /** Every check comes out as it says. */
    WHOLE,
    /** A model without a spec, for later examples to use. */
    PART,
    /** An error: the first comment has its code. */
    WRONG,
    /** A file that the commands of its page are about; what they print is tested with them. */
    STEP
  }

  static List<Example> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .flatMap(file -> ofPage(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Source source() {
    return new Source(page + ":" + line, text);
  }

  /** Writes another text in its place on the page. */
  void replaceBy(String other) throws IOException {
    Path file = FOLDER.resolve(page);
    Files.writeString(
        file,
        Files.readString(file)
            .replace(FENCE + opening() + text + FENCE, FENCE + opening() + other + FENCE));
  }

  private String opening() {
    return kind == Kind.WHOLE ? "defib\n" : "defib " + kind.name().toLowerCase(Locale.ROOT) + "\n";
  }

  @Override
  public String toString() {
    return page + ":" + line;
  }

  private static List<Example> ofPage(Path file) {
    List<String> lines = read(file);
    String page = FOLDER.relativize(file).toString().replace('\\', '/');
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (isOpening(lines.get(i))) {
        int first = i + 1;
        int last = first + lines.subList(first, lines.size()).indexOf(FENCE);
        String text = String.join("\n", lines.subList(first, last)) + "\n";
        examples.add(new Example(page, first + 1, kind(lines.get(i)), text));
        i = last;
      }
    }
    return examples;
  }

  private static boolean isOpening(String line) {
    return line.equals(FENCE + "defib") || line.startsWith(FENCE + "defib ");
  }

  private static Kind kind(String opening) {
    String word = opening.substring((FENCE + "defib").length()).strip();
    return word.isEmpty() ? Kind.WHOLE : Kind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
