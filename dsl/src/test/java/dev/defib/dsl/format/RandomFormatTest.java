package dev.defib.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.parse.Comment;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.random.Dice;
import dev.defib.dsl.random.Mutator;
import dev.defib.dsl.random.RandomModel;
import dev.defib.dsl.random.RandomModels;
import dev.defib.dsl.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is printed reads as the same tree, prints the same again, and keeps each comment. */
class RandomFormatTest {
  private static final int MODELS = Integer.getInteger("random.format", 150);

  @Test
  void printsRandomModels() {
    models().forEach(m -> m.sources().forEach(s -> keeps(s.text(), m.seed())));
  }

  @Test
  void keepsCommentsOfRandomModels() {
    models().forEach(m -> keeps(Mutator.commented(m.text(), new Dice(m.seed())), m.seed()));
  }

  @Test
  void keepsCommentsInTheOddestPlaces() {
    models()
        .forEach(m -> keeps(Mutator.litteredWithComments(m.text(), new Dice(m.seed())), m.seed()));
  }

  /** Nobody writes what is left after a mutation, but whatever can be read can be printed. */
  @Test
  void printsMutations() {
    long printed =
        models().filter(m -> keeps(Mutator.mutate(m.text(), new Dice(m.seed())), m.seed())).count();
    assertThat(printed).isGreaterThan(MODELS / 4);
  }

  private static Stream<RandomModel> models() {
    return LongStream.range(0, MODELS).mapToObj(RandomModels::of);
  }

  /** False if it cannot be read at all. */
  private static boolean keeps(String text, long seed) {
    Optional<String> printed = printed(text, seed);
    printed.ifPresent(
        p -> assertThat(Formatter.format(parsed(p).file())).as("seed %d", seed).isEqualTo(p));
    return printed.isPresent();
  }

  /** The text formatted, with the same tree and comments; empty if it cannot be read. */
  private static Optional<String> printed(String text, long seed) {
    Parsed parsed = parsed(text);
    if (parsed.hasErrors()) {
      return Optional.empty();
    }
    String printed = Formatter.format(parsed.file());
    Parsed again = parsed(printed);
    assertThat(again.hasErrors()).as("seed %d\n%s", seed, printed).isFalse();
    assertThat(Trees.withoutSpans(again.file()))
        .as("seed %d\n%s", seed, printed)
        .isEqualTo(Trees.withoutSpans(parsed.file()));
    assertThat(comments(printed))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(comments(text));
    return Optional.of(printed);
  }

  private static List<String> comments(String text) {
    return Parser.comments(new Source("random.defib", text)).stream()
        .map(Comment::text)
        .map(comment -> comment.replaceAll("\\s+", " ").strip())
        .toList();
  }

  private static Parsed parsed(String text) {
    return Parser.parse(new Source("random.defib", text));
  }
}
