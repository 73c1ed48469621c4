package dev.defib.dsl.parse;

import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.grammar.DefibLexer;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Looks at a text's tokens before they are parsed. */
final class TokenCheck {
  private final Nodes nodes;
  private boolean accepted = true;
  private int depth;

  private TokenCheck(Nodes nodes) {
    this.nodes = nodes;
  }

  /** Whether the tokens may be parsed; tells {@code G (p)} of `ltl` from a function's call. */
  static boolean accepts(List<Token> tokens, Nodes nodes) {
    TokenCheck check = new TokenCheck(nodes);
    tokens.forEach(check::unknown);
    tokens.forEach(check::bracket);
    markTemporal(tokens.stream().filter(token -> token.getChannel() == 0).toList());
    return check.accepted;
  }

  private void unknown(Token token) {
    switch (token.getType()) {
      case DefibLexer.UNKNOWN -> reject(Code.UNKNOWN_CHARACTER, "an unknown character", token);
      case DefibLexer.UNTERMINATED_STRING ->
          reject(Code.UNTERMINATED_STRING, "this text has no closing `\"`", token);
      case DefibLexer.UNTERMINATED_COMMENT ->
          reject(Code.UNTERMINATED_COMMENT, "this comment has no closing `*/`", token);
      default -> {}
    }
  }

  /** The parser works its way through brackets by recursion, so there must not be too many. */
  private void bracket(Token token) {
    switch (token.getType()) {
      case DefibLexer.LPAREN, DefibLexer.LBRACK, DefibLexer.LBRACE -> {
        depth++;
        if (depth == Limits.NESTING + 1) {
          accepted = false;
          nodes.report(Limits.tooDeep(nodes.span(token)));
        }
      }
      case DefibLexer.RPAREN, DefibLexer.RBRACK, DefibLexer.RBRACE ->
          depth = Math.max(0, depth - 1);
      default -> {}
    }
  }

  private void reject(Code code, String headline, Token token) {
    accepted = false;
    nodes.report(Diagnostic.of(code, headline).at(nodes.span(token)));
  }

  private static void markTemporal(List<Token> tokens) {
    boolean ltl = false;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean member = i > 0 && tokens.get(i - 1).getType() == DefibLexer.DOT;
      boolean open = tokens.get(i + 1).getType() == DefibLexer.LPAREN;
      switch (token.getType()) {
        case DefibLexer.LTL -> ltl = true;
        case DefibLexer.CHECK, DefibLexer.DEFINE, DefibLexer.UNDER, DefibLexer.SPEC -> ltl = false;
        case DefibLexer.GLOBALLY -> retype(token, DefibLexer.GLOBALLY_OF, ltl && open && !member);
        case DefibLexer.FINALLY -> retype(token, DefibLexer.FINALLY_OF, ltl && open && !member);
        default -> {}
      }
    }
  }

  private static void retype(Token token, int type, boolean wanted) {
    if (wanted) {
      ((CommonToken) token).setType(type);
    }
  }
}
