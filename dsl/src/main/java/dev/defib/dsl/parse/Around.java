package dev.defib.dsl.parse;

import dev.defib.grammar.DefibParser;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** The tokens around the one at which a parse failed, which is number 0. */
final class Around {
  /** No line is searched for more tokens than this. */
  private static final int FAR = 50;

  private final FirstError error;
  private final TokenStream tokens;
  private final Area area;

  Around(FirstError error) {
    this.error = error;
    this.tokens = error.tokens();
    this.area = Area.of(error);
  }

  FirstError error() {
    return error;
  }

  Area area() {
    return area;
  }

  Token token(int offset) {
    int index = error.at().getTokenIndex() + offset;
    return tokens.get(Math.clamp(index, 0, tokens.size() - 1));
  }

  String text(int offset) {
    return token(offset).getText();
  }

  boolean is(int offset, int type) {
    return token(offset).getType() == type;
  }

  boolean isOneOf(int offset, Set<String> words) {
    return words.contains(text(offset));
  }

  boolean isName(int offset) {
    return Words.isName(token(offset));
  }

  /** Whether the error is at the second token of a construct, so that the first is to blame. */
  boolean isSecondOf(Class<? extends ParserRuleContext> rule) {
    RuleContext context = error.context();
    while (context != null && !rule.isInstance(context)) {
      context = context.getParent();
    }
    return context instanceof ParserRuleContext construct
        && construct.getStart().getTokenIndex() + 1 == error.at().getTokenIndex();
  }

  /** Where a path such as {@code disk.irq} that begins at the token ends, as an offset. */
  int pathEnd(int offset) {
    int end = offset + 1;
    while (is(end, DefibParser.DOT)) {
      end += 2;
    }
    return end;
  }

  /** A path with the indices behind its parts, as it is written. */
  String place(int offset) {
    int end = pathEnd(offset);
    while (is(end, DefibParser.LBRACK) && isOnLine(end)) {
      int close = end;
      while (!is(close, DefibParser.RBRACK) && isOnLine(close)) {
        close++;
      }
      end = pathEnd(close);
    }
    return text(offset, end);
  }

  /** A path and the arguments behind it, as they are written. */
  String call(int offset) {
    int end = pathEnd(offset);
    return isOnLine(end) ? upTo(offset, DefibParser.RPAREN) + ")" : path(offset);
  }

  /** The arrow and the state behind the next closing brace of the line; may be empty. */
  String targetBehind(int offset) {
    int brace = offset;
    while (isOnLine(brace) && !is(brace, DefibParser.RBRACE)) {
      brace++;
    }
    return is(brace, DefibParser.RBRACE) && is(brace + 1, DefibParser.ARROW)
        ? " -> " + text(brace + 2)
        : "";
  }

  /** A path as it is written. */
  String path(int offset) {
    return text(offset, pathEnd(offset));
  }

  /** The path that ends in front of a token. */
  String placeBefore(int offset) {
    int start = offset - 1;
    while (is(start - 1, DefibParser.DOT)) {
      start -= 2;
    }
    return text(start, offset);
  }

  /** A word and the path behind it, as in {@code raise disk.irq}. */
  String effect(int offset) {
    return text(offset) + " " + path(offset + 1);
  }

  /** The tokens of a line from an offset on to the first of a type, which is not among them. */
  String upTo(int offset, int type) {
    int end = offset;
    while (!is(end, type) && !is(end, Token.EOF) && isOnLine(end)) {
      end++;
    }
    return text(offset, end);
  }

  /** The first token on the line of another. */
  int lineStart(int offset) {
    int start = offset;
    while (token(start - 1) != token(start)
        && token(start - 1).getLine() == token(offset).getLine()) {
      start--;
    }
    return start;
  }

  boolean isOnLine(int offset) {
    return token(offset).getLine() == error.at().getLine() && !is(offset, Token.EOF);
  }

  /** Whether a token of a type stands at or in front of an offset, on the line of the error. */
  boolean isBehind(int offset, int type) {
    int start = offset;
    while (start > offset - FAR && isOnLine(start) && !is(start, type)) {
      start--;
    }
    return isOnLine(start) && is(start, type);
  }

  /** For two names where a name and its type belong: types begin with a capital. */
  String typed() {
    String first = text(-1);
    String second = text(0);
    boolean typeFirst =
        Character.isUpperCase(first.charAt(0)) || !Character.isUpperCase(second.charAt(0));
    return typeFirst
        ? "the name comes first: `" + second + ": " + first + "`"
        : "write `:` between them: `" + first + ": " + second + "`";
  }

  /** The tokens between two offsets, with the space that is between them. */
  String text(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      boolean glued = i == from || Words.adjacent(token(i - 1), token(i));
      text.append(glued ? "" : " ").append(text(i));
    }
    return text.toString();
  }

  /** What to write instead of the token at the error. */
  Optional<Remedy> say(String help) {
    return blame(0, help);
  }

  /** What to write instead of another token. */
  Optional<Remedy> blame(int offset, String help) {
    return Optional.of(Remedy.of(token(offset), help));
  }
}
