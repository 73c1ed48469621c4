package dev.defib.dsl.parse;

import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import dev.defib.grammar.DefibLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of a text without comments and space. What is no token is reported, and replaced by
 * what was probably meant, so that nothing else is reported because of it.
 */
final class Lexemes {
  private final List<CommonToken> raw;
  private final Nodes nodes;
  private final List<CommonToken> tokens = new ArrayList<>();
  private int next;

  private Lexemes(List<CommonToken> raw, Nodes nodes) {
    this.raw = raw;
    this.nodes = nodes;
  }

  static List<CommonToken> of(List<? extends Token> all, Nodes nodes) {
    List<CommonToken> raw =
        all.stream()
            .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
            .map(CommonToken.class::cast)
            .toList();
    Lexemes lexemes = new Lexemes(raw, nodes);
    while (lexemes.next < raw.size()) {
      lexemes.take(raw.get(lexemes.next++));
    }
    return lexemes.tokens;
  }

  private void take(CommonToken token) {
    switch (token.getType()) {
      case DefibLexer.UNTERMINATED_STRING -> {
        report(Code.UNTERMINATED_STRING, "this text has no closing `\"`", "close it", token);
        keep(token, DefibLexer.STRING);
      }
      case DefibLexer.UNTERMINATED_COMMENT ->
          report(
              Code.UNTERMINATED_COMMENT,
              "this comment has no closing `*/`",
              "close it, or begin the line with `//`",
              first(token, 2));
      case DefibLexer.UNKNOWN -> unknown(token);
      default -> tokens.add(token);
    }
  }

  private void unknown(CommonToken token) {
    switch (token.getText()) {
      case "&" -> operator(token, "and", DefibLexer.AND);
      case "|" -> operator(token, "or", DefibLexer.OR);
      case "~" -> tilde(token);
      case "\\" -> backslash(token);
      case "'" -> prime(token);
      case "`", "\u2018", "\u2019", "\u201C", "\u201D" -> quotation(token);
      case "#" -> hash(token);
      default -> character(token);
    }
  }

  /** With space in front, the mark of a comment elsewhere. */
  private void hash(CommonToken token) {
    if (next > 1 && Words.adjacent(raw.get(next - 2), token)) {
      character(token);
      return;
    }
    while (next < raw.size() && raw.get(next).getLine() == token.getLine()) {
      next++;
    }
    report(
        Code.UNKNOWN_CHARACTER,
        "`#` begins no comment",
        "write `//`; where values differ, write `!=`",
        token);
  }

  /** {@code ~>} is TLA+'s {@code leads to}; by itself the tilde is C's negation. */
  private void tilde(CommonToken token) {
    if (!isNext(DefibLexer.GT, token)) {
      operator(token, "not", DefibLexer.NOT);
      return;
    }
    token.setStopIndex(raw.get(next++).getStopIndex());
    report(
        Code.UNKNOWN_CHARACTER, "`~>` is no operator of the language", "write `leads to`", token);
    keep(token, DefibLexer.LEADS);
    keep(new CommonToken(token), DefibLexer.TO);
  }

  /** {@code /\} and {@code \/}. */
  private void backslash(CommonToken token) {
    if (isNext(DefibLexer.SLASH, token)) {
      token.setStopIndex(raw.get(next++).getStopIndex());
      operator(token, "or", DefibLexer.OR);
    } else if (!tokens.isEmpty()
        && tokens.getLast().getType() == DefibLexer.SLASH
        && Words.adjacent(tokens.getLast(), token)) {
      token.setStartIndex(tokens.removeLast().getStartIndex());
      operator(token, "and", DefibLexer.AND);
    } else {
      character(token);
    }
  }

  private boolean isNext(int type, Token token) {
    return next < raw.size()
        && raw.get(next).getType() == type
        && Words.adjacent(token, raw.get(next));
  }

  /** {@code &} and {@code &&} alike. */
  private void operator(CommonToken token, String word, int type) {
    while (isNext(token.getText()) && Words.adjacent(token, raw.get(next))) {
      token.setStopIndex(raw.get(next++).getStopIndex());
    }
    String found = nodes.span(token).text();
    report(
        Code.UNKNOWN_CHARACTER,
        "`" + found + "` is no operator of the language",
        "write `" + word + "`",
        token);
    keep(token, type);
  }

  /** {@code x'} is the next value of x to TLA+. */
  private void prime(CommonToken token) {
    if (tokens.isEmpty() || !Words.adjacent(tokens.getLast(), token)) {
      quotation(token);
      return;
    }
    report(
        Code.UNKNOWN_CHARACTER,
        "a name has no `'`",
        "remove it: an effect assigns the next value, `x = e`",
        token);
  }

  /** Text in other quotation marks, up to the next such mark of the line. */
  private void quotation(CommonToken token) {
    int end = next;
    while (end < raw.size() && raw.get(end).getLine() == token.getLine() && !isMark(raw.get(end))) {
      end++;
    }
    if (end == raw.size() || raw.get(end).getLine() != token.getLine()) {
      character(token);
      return;
    }
    token.setStopIndex(raw.get(end).getStopIndex());
    next = end + 1;
    report(Code.UNKNOWN_CHARACTER, "text stands in double quotes", "write `\"…\"`", token);
    keep(token, DefibLexer.STRING);
  }

  private static boolean isMark(Token token) {
    return token.getType() == DefibLexer.UNKNOWN
        && "'`\u2018\u2019\u201C\u201D".contains(token.getText());
  }

  private void character(CommonToken token) {
    while (next < raw.size()
        && raw.get(next).getType() == DefibLexer.UNKNOWN
        && Words.adjacent(token, raw.get(next))) {
      token.setStopIndex(raw.get(next++).getStopIndex());
    }
    Span span = nodes.span(token);
    int point = span.text().codePointAt(0);
    boolean several = span.text().length() > Character.charCount(point);
    nodes.report(
        Diagnostic.of(
                Code.UNKNOWN_CHARACTER,
                several
                    ? "these characters mean nothing here"
                    : "the character " + name(point) + " means nothing here")
            .help(
                token.getText().equals("^")
                    ? "there is no operator for powers: `1 << n` is two to the n"
                    : "outside of comments and texts in quotes, remove it")
            .at(span));
  }

  private static String name(int point) {
    String name = String.format(Locale.ROOT, "U+%04X", point);
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> name;
      default -> "`" + Character.toString(point) + "` (" + name + ")";
    };
  }

  private boolean isNext(String text) {
    return next < raw.size()
        && raw.get(next).getType() == DefibLexer.UNKNOWN
        && raw.get(next).getText().equals(text);
  }

  private void keep(CommonToken token, int type) {
    token.setType(type);
    tokens.add(token);
  }

  private static CommonToken first(CommonToken token, int length) {
    CommonToken first = new CommonToken(token);
    first.setStopIndex(token.getStartIndex() + length - 1);
    return first;
  }

  private void report(Code code, String headline, String help, Token token) {
    nodes.report(Diagnostic.of(code, headline).help(help).at(nodes.span(token)));
  }
}
