package dev.defib.dsl.parse;

import dev.defib.grammar.DefibParser;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Tells the temporal operators {@code G F U W R} from names that are spelled like them.
 *
 * <p>They are operators in checks, definitions and guards only, {@code G} and {@code F} in front of
 * an operand, the others between two. Outside of {@code ltl}, where the analysis will refuse them,
 * names are favoured: a word that may begin the next part of the check is no operand, and {@code G
 * (p)} is a call.
 */
final class Temporal {
  private final List<CommonToken> tokens;
  private boolean check;
  private boolean ltl;

  private Temporal(List<CommonToken> tokens) {
    this.tokens = tokens;
  }

  static void settle(List<CommonToken> tokens) {
    Temporal temporal = new Temporal(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      temporal.settle(i);
    }
  }

  private void settle(int index) {
    CommonToken token = tokens.get(index);
    switch (token.getType()) {
      case DefibParser.CHECK -> enter(true, false);
      case DefibParser.LTL -> enter(check, check);
      case DefibParser.UNDER -> enter(check, false);
      case DefibParser.DEFINE, DefibParser.WHEN -> enter(true, false);
      case DefibParser.ARROW, DefibParser.OBSERVER, DefibParser.SPEC -> enter(false, false);
      case DefibParser.GLOBALLY, DefibParser.FINALLY ->
          settle(token, !followsOperand(index) && precedesOperand(index));
      case DefibParser.STRONG_UNTIL, DefibParser.WEAK_UNTIL, DefibParser.RELEASES ->
          settle(token, followsOperand(index) && precedesOperand(index));
      default -> {}
    }
  }

  private void enter(boolean inCheck, boolean inLtl) {
    check = inCheck;
    ltl = inLtl;
  }

  private static void settle(CommonToken token, boolean operator) {
    if (!operator) {
      token.setType(DefibParser.NAME);
    }
  }

  private boolean followsOperand(int index) {
    return index > 0
        && tokens.get(index - 1).getType() != DefibParser.LTL
        && Words.endsOperand(tokens, index - 1);
  }

  private boolean precedesOperand(int index) {
    if (!check || isNamed(index) || index + 1 == tokens.size()) {
      return false;
    }
    return switch (tokens.get(index + 1).getType()) {
      case DefibParser.NAME, DefibParser.NUMERAL, DefibParser.TRUE, DefibParser.FALSE -> true;
      case DefibParser.SELF, DefibParser.NOT, DefibParser.GLOBALLY, DefibParser.FINALLY -> true;
      case DefibParser.EXPECT, DefibParser.REQUIREMENT -> false;
      case DefibParser.LPAREN, DefibParser.MINUS -> ltl;
      default -> (ltl && startsOperand(tokens.get(index + 1))) || isCall(index + 1);
    };
  }

  private boolean isCall(int index) {
    return Words.isName(tokens.get(index))
        && index + 1 < tokens.size()
        && tokens.get(index + 1).getType() == DefibParser.LPAREN;
  }

  /** Whether in its place only a name can be. */
  private boolean isNamed(int index) {
    return switch (index == 0 ? Token.EOF : tokens.get(index - 1).getType()) {
      case DefibParser.CHECK,
          DefibParser.DEFINE,
          DefibParser.DOT,
          DefibParser.BANG,
          DefibParser.QUESTION ->
          true;
      default -> false;
    };
  }

  private static boolean startsOperand(Token token) {
    return switch (token.getType()) {
      case DefibParser.ALL, DefibParser.SOME, DefibParser.ANY, DefibParser.IF -> true;
      case DefibParser.DO, DefibParser.LBRACE -> true;
      default -> Words.isName(token) || isBinary(token);
    };
  }

  /** In {@code a U U U b} the second is a name. */
  private static boolean isBinary(Token token) {
    return switch (token.getType()) {
      case DefibParser.STRONG_UNTIL, DefibParser.WEAK_UNTIL, DefibParser.RELEASES -> true;
      default -> false;
    };
  }
}
