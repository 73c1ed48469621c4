package dev.defib.dsl.parse;

import dev.defib.grammar.DefibParser;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What the grammar knows of tokens. */
final class Words {
  private static final ATN GRAMMAR = DefibParser._ATN;

  /** The tokens that can be a name, many words of the language among them. */
  static final IntervalSet NAMES = first(DefibParser.RULE_identifier);

  /** What can go on with an expression that is complete. */
  static final IntervalSet OPERATORS =
      new IntervalSet(
          DefibParser.PLUS,
          DefibParser.MINUS,
          DefibParser.STAR,
          DefibParser.SLASH,
          DefibParser.PERCENT,
          DefibParser.SHL,
          DefibParser.SHR,
          DefibParser.LT,
          DefibParser.LE,
          DefibParser.GT,
          DefibParser.GE,
          DefibParser.EQ,
          DefibParser.NE,
          DefibParser.AND,
          DefibParser.OR,
          DefibParser.IMPLIES,
          DefibParser.STRONG_UNTIL,
          DefibParser.WEAK_UNTIL,
          DefibParser.RELEASES,
          DefibParser.DOT,
          DefibParser.LBRACK,
          DefibParser.BANG,
          DefibParser.QUESTION);

  private Words() {}

  /** The tokens with which a rule can begin. */
  static IntervalSet first(int rule) {
    return GRAMMAR.nextTokens(GRAMMAR.ruleToStartState[rule]);
  }

  static boolean isName(Token token) {
    return NAMES.contains(token.getType());
  }

  /** Whether it is a word of the language that is never a name. */
  static boolean isReserved(Token token) {
    return !isName(token)
        && token.getType() != Token.EOF
        && Character.isLetter(token.getText().charAt(0));
  }

  /** Whether a type of tokens is a word, not a sign. */
  static boolean isWord(int type) {
    return type >= 0 && type < DefibParser.IMPLIES;
  }

  /** A word of the language, with the one that always follows. */
  static String phrase(int type) {
    return switch (type) {
      case DefibParser.IMPLIES -> "implies";
      case DefibParser.LEADS -> "leads to";
      case DefibParser.STAYS -> "stays until";
      default -> {
        String literal = DefibParser.VOCABULARY.getLiteralName(type);
        yield literal == null
            ? DefibParser.VOCABULARY.getDisplayName(type)
            : literal.substring(1, literal.length() - 1);
      }
    };
  }

  static boolean opens(Token token) {
    return switch (token.getType()) {
      case DefibParser.LPAREN, DefibParser.LBRACK, DefibParser.LBRACE -> true;
      default -> false;
    };
  }

  static boolean closes(Token token) {
    return switch (token.getType()) {
      case DefibParser.RPAREN, DefibParser.RBRACK, DefibParser.RBRACE -> true;
      default -> false;
    };
  }

  /** Whether an operand may end with the token. */
  static boolean endsOperand(Token token) {
    return switch (token.getType()) {
      case DefibParser.NUMERAL, DefibParser.TRUE, DefibParser.FALSE, DefibParser.SELF -> true;
      case DefibParser.STRING -> true;
      default -> isName(token) || closes(token);
    };
  }

  /** The same of a token in its place: behind a dot, any word is a name. */
  static boolean endsOperand(List<? extends Token> tokens, int index) {
    if (index < 0) {
      return false;
    }
    int before = index == 0 ? Token.EOF : tokens.get(index - 1).getType();
    return switch (before) {
      case DefibParser.DOT, DefibParser.ANY, DefibParser.BANG, DefibParser.QUESTION -> true;
      default -> endsOperand(tokens.get(index));
    };
  }

  /** Whether nothing but space stands in front of the token on its line. */
  static boolean startsLine(List<? extends Token> tokens, int index) {
    return index == 0 || tokens.get(index - 1).getLine() < tokens.get(index).getLine();
  }

  /** Whether the second token follows the first with nothing between them. */
  static boolean adjacent(Token first, Token second) {
    return first.getStopIndex() + 1 == second.getStartIndex();
  }
}
