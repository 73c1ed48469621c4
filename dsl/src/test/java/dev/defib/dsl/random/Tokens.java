package dev.defib.dsl.random;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as sequences of words, signs, and what lies between them; nothing is lost. */
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*|/\\*.*?\\*/|\\s+|\"[^\"\\n]*\"|[0-9]+|\\w+"
              + "|->|\\.\\.|\\+=|-=|==|!=|<<|>>|<=|>=|=>|.",
          Pattern.DOTALL);

  private Tokens() {}

  static List<String> of(String text) {
    List<String> result = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      result.add(matcher.group());
    }
    return result;
  }

  static String text(List<String> tokens) {
    return String.join("", tokens);
  }

  /** White space or a comment. */
  static boolean isBlank(String token) {
    return token.isBlank() || token.startsWith("//") || token.startsWith("/*");
  }

  static boolean isNumber(String token) {
    return Character.isDigit(token.charAt(0));
  }

  static boolean isWord(String token) {
    return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
  }

  /** The index of the bracket that closes the one at {@code open}, or -1. */
  static int closing(List<String> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += depth(tokens.get(i));
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** 1 for an opening bracket, -1 for a closing one, else 0. */
  static int depth(String token) {
    return switch (token) {
      case "(", "[", "{" -> 1;
      case ")", "]", "}" -> -1;
      default -> 0;
    };
  }
}
