package dev.defib.dsl.parse;

import dev.defib.grammar.DefibParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Finds what is nested past {@link Limits#NESTING} before the parser, which is recursive, sees it.
 *
 * <p>Besides brackets, what nests are the operators whose operand reaches on to the right: prefix
 * operators, quantifiers, conditions and implications. They are counted until the expression ends,
 * that is at any token that cannot go on with it; so are `else if`s and, in a check, scopes.
 */
final class Nesting {
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int pending;
  private int total;
  private int scopes;
  private boolean operandExpected = true;

  private Nesting() {}

  /** How deep the tokens are nested; past the limit, that is reported, and counting ends. */
  static int depth(List<? extends Token> tokens, Nodes nodes) {
    Nesting nesting = new Nesting();
    int depth = 0;
    boolean member = false;
    for (Token token : tokens) {
      nesting.take(token, member);
      member = token.getType() == DefibParser.DOT;
      depth = Math.max(depth, nesting.total + nesting.scopes);
      if (depth > Limits.NESTING) {
        nodes.report(Limits.tooDeep(nodes.span(token)));
        return depth;
      }
    }
    return depth;
  }

  private void take(Token token, boolean member) {
    if (Words.opens(token)) {
      outer.push(pending);
      pending = 0;
      total++;
      operandExpected = true;
    } else if (Words.closes(token)) {
      total -= 1 + pending;
      pending = outer.isEmpty() ? 0 : outer.pop();
      operandExpected = false;
    } else if (member) {
      operandExpected = false;
    } else if (operandExpected) {
      operand(token);
    } else {
      operator(token);
    }
  }

  private void operand(Token token) {
    switch (token.getType()) {
      case DefibParser.NOT, DefibParser.BANG, DefibParser.MINUS, DefibParser.IF -> nest();
      case DefibParser.ALL, DefibParser.SOME -> nest();
      case DefibParser.GLOBALLY, DefibParser.FINALLY -> nest();
      case DefibParser.AFTER, DefibParser.BEFORE, DefibParser.BETWEEN, DefibParser.WHILE -> scope();
      case DefibParser.CHECK -> scopes = 0;
      default -> operandExpected = !Words.endsOperand(token);
    }
  }

  private void operator(Token token) {
    switch (token.getType()) {
      case DefibParser.IMPLIES -> nest();
      case DefibParser.STRONG_UNTIL, DefibParser.WEAK_UNTIL, DefibParser.RELEASES -> nest();
      case DefibParser.AND, DefibParser.OR, DefibParser.THEN, DefibParser.ELSE -> {}
      case DefibParser.STAR, DefibParser.SLASH, DefibParser.PERCENT -> {}
      case DefibParser.PLUS, DefibParser.MINUS, DefibParser.SHL, DefibParser.SHR -> {}
      case DefibParser.LT, DefibParser.LE, DefibParser.GT, DefibParser.GE -> {}
      case DefibParser.EQ, DefibParser.NE, DefibParser.DOT, DefibParser.DOTDOT -> {}
      case DefibParser.BANG, DefibParser.QUESTION, DefibParser.IN, DefibParser.COLON -> {}
      case DefibParser.BEFORE, DefibParser.BETWEEN, DefibParser.WHILE -> scope();
      default -> end(token);
    }
    operandExpected = operandExpected || !Words.endsOperand(token);
  }

  private void nest() {
    pending++;
    total++;
    operandExpected = true;
  }

  /** Scopes stand in checks only, outside of all braces. */
  private void scope() {
    scopes += outer.isEmpty() ? 1 : 0;
    operandExpected = true;
  }

  /** The token belongs to no expression, or begins the next one. */
  private void end(Token token) {
    total -= pending;
    pending = 0;
    switch (token.getType()) {
      case DefibParser.AFTER -> scope();
      case DefibParser.CHECK -> scopes = 0;
      default -> {}
    }
  }
}
