package dev.defib.dsl.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Small damage to texts: to single words and signs, and to whole groups between brackets.
 *
 * <p>Most of it keeps the shape of the text, so that a good part of the results gets past the
 * parser and on to what comes after it.
 */
public final class Mutator {
  private static final List<List<String>> ALIKE =
      List.of(
          List.of("device", "driver", "policy", "process"),
          List.of("initial", "rest", "deaf"),
          List.of("lazy", "fair"),
          List.of("raise", "lower", "clear", "mask", "unmask", "note", "release", "start", "kill"),
          List.of("alive", "dead", "answers", "incarnation", "hung", "wedged", "removed"),
          List.of("crash", "hang", "wedge", "garble", "remove", "lose", "miss", "corrupt", "exit"),
          List.of("always", "never", "possible", "eventually"),
          List.of("after", "before", "while"),
          List.of("visible", "stable", "memory", "ghost"),
          List.of("lossy", "latest"),
          List.of("lost", "closed"),
          List.of("bool", "int"),
          List.of("and", "or", "implies", "U", "W", "R"),
          List.of("not", "G", "F"),
          List.of("all", "some"),
          List.of("true", "false"),
          List.of("+", "-", "*", "/", "%", "<<", ">>"),
          List.of("<", "<=", ">", ">=", "==", "!="),
          List.of("=", "+=", "-="),
          List.of("!", "?"),
          List.of("length", "empty", "full", "room", "count"),
          List.of("holds", "violated", "vacuous"));

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "7",
          "62",
          "63",
          "1000",
          "2147483648",
          "9223372036854775807",
          "99999999999999999999");

  private final Dice dice;
  private final List<String> tokens;

  private Mutator(Dice dice, List<String> tokens) {
    this.dice = dice;
    this.tokens = tokens;
  }

  /** The text with one to three pieces of damage. */
  public static String mutate(String text, Dice dice) {
    Mutator mutator = new Mutator(dice, new ArrayList<>(Tokens.of(text)));
    for (int i = dice.of(1, 1, 1, 2, 3); i > 0 && mutator.visible().length > 1; i--) {
      mutator.once();
    }
    return Tokens.text(mutator.tokens);
  }

  /** Text that hardly resembles a model: bytes, scattered words, or a text that breaks off. */
  public static String garbage(String text, Dice dice) {
    return switch (dice.below(5)) {
      case 0 -> characters(dice, 256);
      case 1 -> characters(dice, 0x10000);
      case 2 -> text.substring(0, dice.below(text.length() + 1));
      case 3 -> scattered(Tokens.of(text), dice);
      default -> flipped(text, dice);
    };
  }

  /** The same text to a parser, with comments behind and between its lines. */
  public static String commented(String text, Dice dice) {
    StringBuilder result = new StringBuilder();
    for (String token : Tokens.of(text)) {
      int number = dice.below(1000);
      boolean replaced = token.startsWith("\n") && dice.percent(20);
      String comment =
          dice.of(" // behind " + number, " /* behind " + number + " */", "\n// own " + number);
      result.append(replaced ? comment : "").append(token);
    }
    return result.toString();
  }

  /** The same text to a parser, with comments and line breaks where nobody would put them. */
  public static String litteredWithComments(String text, Dice dice) {
    StringBuilder result = new StringBuilder();
    for (String token : Tokens.of(text)) {
      boolean replaced = token.isBlank() && dice.percent(8);
      result.append(replaced ? comment(dice.below(1000), dice) : token);
    }
    return result.toString();
  }

  private static String comment(int number, Dice dice) {
    return dice.of(
        " // line " + number + "\n",
        "\n// own line " + number + "\n",
        " /* block " + number + " */ ",
        "\n\n/* own block " + number + " */\n",
        "\n/* two\n   lines " + number + " */\n",
        "\n",
        "\n\n\n");
  }

  private void once() {
    int[] places = visible();
    int at = places[dice.below(places.length)];
    switch (dice.below(14)) {
      case 0 -> swap(places);
      case 1 -> tokens.set(at, "");
      case 2 -> tokens.add(at, tokens.get(at) + " ");
      case 3 -> tokens.set(at, tokens.get(places[dice.below(places.length)]));
      case 4, 5, 6 -> rename(places);
      case 7, 8 -> renumber(places);
      case 9, 10, 11 -> exchangeAlike(places);
      case 12 -> dropGroup(places);
      default -> copyGroup(places);
    }
    tokens.removeIf(String::isEmpty);
  }

  private int[] visible() {
    return IntStream.range(0, tokens.size()).filter(i -> !Tokens.isBlank(tokens.get(i))).toArray();
  }

  private void swap(int[] places) {
    int i = dice.below(places.length - 1);
    String first = tokens.get(places[i]);
    tokens.set(places[i], tokens.get(places[i + 1]));
    tokens.set(places[i + 1], first);
  }

  /** One occurrence of a name becomes another name of the text. */
  private void rename(int[] places) {
    int[] words = IntStream.of(places).filter(i -> Tokens.isWord(tokens.get(i))).toArray();
    if (words.length > 0) {
      String other = tokens.get(words[dice.below(words.length)]);
      tokens.set(words[dice.below(words.length)], dice.percent(10) ? "nowhere" : other);
    }
  }

  private void renumber(int[] places) {
    int[] numbers = IntStream.of(places).filter(i -> Tokens.isNumber(tokens.get(i))).toArray();
    if (numbers.length > 0) {
      tokens.set(numbers[dice.below(numbers.length)], dice.pick(NUMBERS));
    }
  }

  private void exchangeAlike(int[] places) {
    for (int attempt = 0; attempt < 20; attempt++) {
      int at = places[dice.below(places.length)];
      for (List<String> family : ALIKE) {
        if (family.contains(tokens.get(at))) {
          tokens.set(at, dice.pick(family));
          return;
        }
      }
    }
  }

  private void dropGroup(int[] places) {
    int open = group(places);
    if (open >= 0) {
      tokens.subList(open, Tokens.closing(tokens, open) + 1).clear();
    }
  }

  /** One group takes the place of another, of the same brackets if the dice find one. */
  private void copyGroup(int[] places) {
    int from = group(places);
    for (int attempt = 0; from >= 0 && attempt < 20; attempt++) {
      int to = group(places);
      if (to >= 0 && to != from && tokens.get(to).equals(tokens.get(from))) {
        List<String> copy = List.copyOf(tokens.subList(from, Tokens.closing(tokens, from) + 1));
        tokens.subList(to, Tokens.closing(tokens, to) + 1).clear();
        tokens.addAll(to, copy);
        return;
      }
    }
  }

  private int group(int[] places) {
    int[] opening =
        IntStream.of(places)
            .filter(i -> Tokens.depth(tokens.get(i)) == 1 && Tokens.closing(tokens, i) > 0)
            .toArray();
    return opening.length == 0 ? -1 : opening[dice.below(opening.length)];
  }

  private static String characters(Dice dice, int bound) {
    StringBuilder text = new StringBuilder();
    for (int i = dice.below(300); i > 0; i--) {
      text.append((char) dice.below(bound));
    }
    return text.toString();
  }

  private static String scattered(List<String> tokens, Dice dice) {
    StringBuilder text = new StringBuilder();
    for (int i = dice.below(100); i > 0 && !tokens.isEmpty(); i--) {
      text.append(dice.pick(tokens)).append(' ');
    }
    return text.toString();
  }

  private static String flipped(String text, Dice dice) {
    char[] characters = text.toCharArray();
    for (int i = dice.between(1, 5); i > 0 && characters.length > 0; i--) {
      characters[dice.below(characters.length)] ^= (char) (1 << dice.below(8));
    }
    return new String(characters);
  }
}
