package dev.defib.dsl.parse;

import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import dev.defib.grammar.DefibParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Checks that every bracket is closed by its like.
 *
 * <p>Where one is missing, every place behind it is a possible one for it. The indentation tells
 * which was meant: a brace on a line of its own that is closer to the margin than the line whose
 * brace it closes.
 */
final class Brackets {
  /** What begins a line that ends with an opening brace. */
  private static final Set<Integer> HEADS =
      Set.of(
          DefibParser.DEVICE,
          DefibParser.DRIVER,
          DefibParser.POLICY,
          DefibParser.PROCESS,
          DefibParser.OBSERVER,
          DefibParser.SYSTEM,
          DefibParser.STATE,
          DefibParser.THREAD);

  private record Open(Token bracket, int indent) {}

  private final Nodes nodes;
  private final List<? extends Token> tokens;
  private final Deque<Open> open = new ArrayDeque<>();

  private Brackets(List<? extends Token> tokens, Nodes nodes) {
    this.tokens = tokens;
    this.nodes = nodes;
  }

  /** Whether all brackets match; the first that does not is reported. */
  static boolean match(List<? extends Token> tokens, Nodes nodes) {
    return new Brackets(tokens, nodes).match();
  }

  private boolean match() {
    @Nullable Diagnostic suspect = null;
    int lineStart = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      lineStart = Words.startsLine(tokens, i) ? i : lineStart;
      if (Words.opens(token)) {
        open.push(new Open(token, tokens.get(lineStart).getCharPositionInLine()));
      } else if (Words.closes(token)) {
        Open opener = open.poll();
        if (opener == null || !closing(opener).equals(token.getText())) {
          nodes.report(
              suspect != null
                  ? suspect
                  : opener == null
                      ? unopened().orElseGet(() -> stray(token, opener))
                      : stray(token, opener));
          return false;
        }
        if (suspect == null && lineStart == i && token.getCharPositionInLine() < opener.indent) {
          suspect = unclosed(opener, token);
        }
      }
    }
    if (!open.isEmpty()) {
      nodes.report(suspect != null ? suspect : unclosed(open.pop()));
      return false;
    }
    return true;
  }

  private Diagnostic stray(Token closer, @Nullable Open opener) {
    String found = "`" + closer.getText() + "`";
    if (opener != null && isInline(opener) && opener.bracket.getLine() < closer.getLine()) {
      return unclosed(opener);
    }
    return opener == null
        ? Diagnostic.of(Code.SYNTAX, found + " closes nothing")
            .help("remove it, or look for a bracket that was closed too early")
            .at(nodes.span(closer))
        : Diagnostic.of(Code.SYNTAX, quoted(opener) + " is closed by " + found)
            .because(nodes.span(opener.bracket), "opened here")
            .help("write `" + closing(opener) + "` first")
            .at(nodes.span(closer), "expected `" + closing(opener) + "`");
  }

  private static boolean isInline(Open opener) {
    return opener.bracket.getType() != DefibParser.LBRACE;
  }

  /** The first head of a machine, state or the like with no brace behind it. */
  private Optional<Diagnostic> unopened() {
    for (int i = 0; i < tokens.size(); i++) {
      if (HEADS.contains(tokens.get(i).getType()) && isHead(i)) {
        int end = endOfLine(i);
        if (tokens.subList(i, end + 1).stream().noneMatch(t -> isBrace(t))
            && (end + 1 == tokens.size() || !isBrace(tokens.get(end + 1)))) {
          Span place = nodes.span(tokens.get(end));
          return Optional.of(
              Diagnostic.of(Code.SYNTAX, "expected `{` behind `" + place.text() + "`")
                  .help("write `{` here: what follows is closed by `}`")
                  .at(new Span(place.source(), place.end(), place.end())));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isHead(int index) {
    return Words.startsLine(tokens, index)
        || (Words.startsLine(tokens, index - 1)
            && tokens.get(index - 1).getType() == DefibParser.VISIBLE);
  }

  /** The last token of a line, or of a later one if a parenthesis is open at its end. */
  private int endOfLine(int index) {
    int depth = 0;
    int end = index;
    while (end + 1 < tokens.size() && (depth > 0 || !Words.startsLine(tokens, end + 1))) {
      end++;
      depth += Words.opens(tokens.get(end)) ? 1 : Words.closes(tokens.get(end)) ? -1 : 0;
    }
    return end;
  }

  private static boolean isBrace(Token token) {
    return token.getType() == DefibParser.LBRACE;
  }

  private Diagnostic unclosed(Open opener) {
    return Diagnostic.of(Code.SYNTAX, quoted(opener) + " is never closed")
        .help("write `" + closing(opener) + "` where it ends")
        .at(nodes.span(opener.bracket));
  }

  private Diagnostic unclosed(Open opener, Token closer) {
    return Diagnostic.of(Code.SYNTAX, quoted(opener) + " is never closed")
        .because(nodes.span(closer), "taken for its end, but it is indented less")
        .help("write `" + closing(opener) + "` where it ends")
        .at(nodes.span(opener.bracket));
  }

  private static String quoted(Open opener) {
    return "`" + opener.bracket.getText() + "`";
  }

  private static String closing(Open opener) {
    return switch (opener.bracket.getText()) {
      case "(" -> ")";
      case "[" -> "]";
      default -> "}";
    };
  }
}
