package dev.defib.dsl.parse;

import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import dev.defib.grammar.DefibParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Checks that every bracket is closed by its like.
 *
 * <p>Where one is missing, every place behind it is a possible one for it. The indentation tells
 * which was meant: a brace on a line of its own that is closer to the margin than the line whose
 * brace it closes, or a line that begins no deeper than the one whose brace is still open. The
 * brace that is missing there is put in, so that the rest can be read.
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

  /** What begins a line that stands in no braces. */
  private static final Set<Integer> TOP =
      Set.of(
          DefibParser.DEVICE,
          DefibParser.DRIVER,
          DefibParser.POLICY,
          DefibParser.PROCESS,
          DefibParser.OBSERVER,
          DefibParser.SYSTEM,
          DefibParser.SPEC,
          DefibParser.CHECK,
          DefibParser.MESSAGES,
          DefibParser.ENUM);

  /** An opening bracket, and what its line begins with. */
  private record Open(Token bracket, Token line) {
    int indent() {
      return line.getCharPositionInLine();
    }
  }

  /** A bracket that is not closed, and the token in front of which it should be. */
  private record Unclosed(Open opener, int at, Token next) {
    /** Whether what is missing must be there: of a parenthesis, only on its own line. */
    boolean isKnown() {
      return !isInline(opener) || opener.bracket.getLine() == next.getLine();
    }
  }

  private final Nodes nodes;
  private final List<CommonToken> tokens;
  private final Deque<Open> open = new ArrayDeque<>();
  private boolean matched;

  private Brackets(List<CommonToken> tokens, Nodes nodes) {
    this.tokens = tokens;
    this.nodes = nodes;
  }

  /**
   * The tokens with all their brackets: as they are if these match, and with one that was missing
   * put in. Empty if nobody can tell which is meant. The first that does not match is reported.
   */
  static Optional<List<CommonToken>> match(List<CommonToken> tokens, Nodes nodes) {
    Brackets brackets = new Brackets(tokens, nodes);
    Optional<Unclosed> unclosed = brackets.match();
    if (brackets.matched) {
      return Optional.of(tokens);
    }
    return unclosed
        .filter(Unclosed::isKnown)
        .map(u -> put(tokens, u))
        .filter(mended -> new Brackets(mended, nodes).fits());
  }

  private static List<CommonToken> put(List<CommonToken> tokens, Unclosed unclosed) {
    List<CommonToken> mended = new ArrayList<>(tokens);
    CommonToken closer = new CommonToken(tokens.get(unclosed.at - 1));
    closer.setType(type(closing(unclosed.opener)));
    closer.setText(closing(unclosed.opener));
    mended.add(unclosed.at, closer);
    return mended;
  }

  private static int type(String closing) {
    return switch (closing) {
      case ")" -> DefibParser.RPAREN;
      case "]" -> DefibParser.RBRACK;
      default -> DefibParser.RBRACE;
    };
  }

  /** Whether all brackets match; nothing is reported. */
  private boolean fits() {
    Deque<String> closers = new ArrayDeque<>();
    for (Token token : tokens) {
      if (Words.opens(token)) {
        closers.push(closing(new Open(token, token)));
      } else if (Words.closes(token) && !token.getText().equals(closers.poll())) {
        return false;
      }
    }
    return closers.isEmpty();
  }

  private Optional<Unclosed> match() {
    @Nullable Unclosed suspect = null;
    int lineStart = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean starts = Words.startsLine(tokens, i);
      lineStart = starts ? i : lineStart;
      suspect = suspect == null && starts ? beside(i) : suspect;
      if (Words.opens(token)) {
        open.push(new Open(token, tokens.get(lineStart)));
      } else if (Words.closes(token)) {
        Open opener = open.poll();
        if (opener == null || !closing(opener).equals(token.getText())) {
          return mismatch(token, i, opener, suspect);
        }
        if (suspect == null && lineStart == i && token.getCharPositionInLine() < opener.indent()) {
          suspect = new Unclosed(opener, i, token);
        }
      }
    }
    matched = open.isEmpty();
    return matched ? Optional.empty() : Optional.of(unclosed(suspect));
  }

  /** A line that begins no deeper than the line of the brace that is still open. */
  private @Nullable Unclosed beside(int index) {
    Open around = open.peek();
    return around != null
            && isBrace(around.bracket)
            && isBeside(tokens.get(index).getType(), around.line.getType())
            && tokens.get(index).getCharPositionInLine() <= around.indent()
            && around.bracket.getLine() < tokens.get(index).getLine()
        ? new Unclosed(around, index, tokens.get(index))
        : null;
  }

  /** Whether what begins with one word cannot stand in the braces of what begins with another. */
  private static boolean isBeside(int word, int outer) {
    boolean inner = word == DefibParser.STATE || word == DefibParser.THREAD;
    return inner ? !TOP.contains(outer) && outer != DefibParser.THREAD : TOP.contains(word);
  }

  private Optional<Unclosed> mismatch(
      Token token, int index, @Nullable Open opener, @Nullable Unclosed suspect) {
    if (suspect != null) {
      nodes.report(unclosed(suspect.opener, suspect.at));
      return Optional.of(suspect);
    }
    nodes.report(
        opener == null ? unopened().orElseGet(() -> stray(token, opener)) : stray(token, opener));
    return opener == null ? Optional.empty() : Optional.of(new Unclosed(opener, index, token));
  }

  /** What is open at the end of the text. */
  private Unclosed unclosed(@Nullable Unclosed suspect) {
    Unclosed last =
        suspect == null ? new Unclosed(open.element(), tokens.size(), tokens.getLast()) : suspect;
    nodes.report(suspect == null ? unclosed(last.opener) : unclosed(suspect.opener, suspect.at));
    return last;
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

  /** A brace that is missed in front of a token. */
  private Diagnostic unclosed(Open opener, int at) {
    Token next = tokens.get(at);
    String found = "`" + nodes.span(next).text() + "`";
    return Diagnostic.of(Code.SYNTAX, "expected `" + closing(opener) + "` in front of " + found)
        .because(nodes.span(opener.bracket), quoted(opener) + " is opened here, and not closed")
        .help("write `" + closing(opener) + "` on a line of its own, above this one")
        .at(nodes.span(next), "not indented as deep as what the brace holds");
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
