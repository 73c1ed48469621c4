package dev.defib.dsl.parse;

import dev.defib.grammar.DefibParser;
import java.util.List;
import java.util.Objects;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Where a parse failed.
 *
 * @param at the token that could not go on
 * @param before the one in front of it; the same at the start of the text
 * @param expected the types of tokens that could have
 * @param context the rules that were being read
 * @param tokens all that there are
 */
record FirstError(
    Token at, Token before, IntervalSet expected, ParserRuleContext context, TokenStream tokens) {

  /** Ends the parse at the first error, with a {@link RecognitionException} as the cause. */
  static final class Strategy extends DefaultErrorStrategy {
    private IntervalSet own = new IntervalSet();

    @Override
    public void recover(org.antlr.v4.runtime.Parser parser, RecognitionException error) {
      throw new ParseCancellationException(error);
    }

    @Override
    public Token recoverInline(org.antlr.v4.runtime.Parser parser) {
      throw new ParseCancellationException(new InputMismatchException(parser));
    }

    /**
     * In front of a choice or a repetition, so that all that could stand there is expected; what
     * could follow the rule is so only if the rule itself had nothing to add.
     */
    @Override
    public void sync(org.antlr.v4.runtime.Parser parser) {
      int token = parser.getInputStream().LA(1);
      IntervalSet next = parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
      boolean atEnd = next.contains(Token.EPSILON);
      if (next.contains(token) || (atEnd && parser.getExpectedTokens().contains(token))) {
        return;
      }
      own = next.subtract(IntervalSet.of(Token.EPSILON)).subtract(Words.OPERATORS);
      throw new ParseCancellationException(new InputMismatchException(parser));
    }
  }

  static FirstError of(ParseCancellationException stop, DefibParser parser, Strategy strategy) {
    RecognitionException error =
        (RecognitionException) Objects.requireNonNull(stop.getCause(), "a parse ends for an error");
    Token at = error.getOffendingToken();
    Token before = parser.getInputStream().get(Math.max(0, at.getTokenIndex() - 1));
    IntervalSet expected =
        error instanceof NoViableAltException dead && dead.getDeadEndConfigs() != null
            ? labels(dead.getDeadEndConfigs().elements())
            : strategy.own.isNil() ? error.getExpectedTokens() : strategy.own;
    CommonTokenStream tokens = (CommonTokenStream) parser.getInputStream();
    tokens.fill();
    return new FirstError(at, before, expected, (ParserRuleContext) error.getCtx(), tokens);
  }

  /** The tokens with which the configurations that were left could have gone on. */
  private static IntervalSet labels(List<ATNConfig> configurations) {
    IntervalSet labels = new IntervalSet();
    for (ATNConfig configuration : configurations) {
      for (Transition transition : configuration.state.getTransitions()) {
        if (!transition.isEpsilon()) {
          labels.addAll(transition.label());
        }
      }
    }
    return labels;
  }

  /** Whether a rule of this kind was being read. */
  boolean isIn(Class<? extends ParserRuleContext> rule) {
    RuleContext around = context;
    while (around != null && !rule.isInstance(around)) {
      around = around.getParent();
    }
    return around != null;
  }

  boolean expects(int type) {
    return expected.contains(type);
  }
}
