package dev.defib.dsl.parse;

import dev.defib.grammar.DefibParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what could not be read out of a text, so that the rest can be: the transition, member,
 * declaration, item of a system or item of a spec with the error, up to the line that begins the
 * next one. What was cut gives no second error.
 */
final class Recovery {
  private static final IntervalSet TOP =
      Words.first(DefibParser.RULE_declaration)
          .or(Words.first(DefibParser.RULE_specItem))
          .or(IntervalSet.of(DefibParser.SPEC));

  private final List<CommonToken> tokens;
  private final int[] depths;

  private Recovery(List<CommonToken> tokens) {
    this.tokens = tokens;
    this.depths = depths(tokens);
  }

  /** The tokens without the construct of the error; all of them if nothing can be cut. */
  static List<CommonToken> cut(List<CommonToken> tokens, FirstError error) {
    return error.at().getType() == Token.EOF
        ? tokens
        : new Recovery(tokens)
            .cut(error.at().getTokenIndex(), error.context(), !error.expects(DefibParser.MODEL));
  }

  /**
   * @param tells whether what is left can be read: not where the line with the model is missing
   */
  private List<CommonToken> cut(int at, ParserRuleContext context, boolean tells) {
    ParserRuleContext element = element(context);
    IntervalSet begins = element == null ? null : first(element);
    if (element == null || begins == null) {
      return tells ? without(at, at, TOP) : tokens;
    }
    int start = element.getStart().getTokenIndex();
    boolean inBody = depths[at] == depths[start] + 1;
    IntervalSet inner = inBody ? inner(context) : null;
    return inner == null ? without(start, Math.max(at, start + 1), begins) : without(at, at, inner);
  }

  /** Without the tokens from {@code start} to the line behind {@code at} that begins another. */
  private List<CommonToken> without(int start, int at, IntervalSet begins) {
    int depth = depths[start];
    int end = at;
    while (end < tokens.size() && depths[end] >= depth && !isBeginning(end, start, depth, begins)) {
      end++;
    }
    List<CommonToken> rest = new ArrayList<>(tokens.subList(0, start));
    rest.addAll(tokens.subList(end, tokens.size()));
    return rest;
  }

  private boolean isBeginning(int index, int start, int depth, IntervalSet begins) {
    return index > start
        && depths[index] == depth
        && Words.startsLine(tokens, index)
        && (begins.contains(tokens.get(index).getType()) || isAligned(index, start));
  }

  /**
   * A word right below the start of what is cut begins something that was not understood either.
   */
  private boolean isAligned(int index, int start) {
    return Words.isName(tokens.get(index))
        && Words.startsLine(tokens, start)
        && tokens.get(index).getCharPositionInLine() == tokens.get(start).getCharPositionInLine();
  }

  private static @Nullable ParserRuleContext element(RuleContext context) {
    RuleContext element = context;
    while (element != null && first(element) == null) {
      element = element.getParent();
    }
    return (ParserRuleContext) element;
  }

  /** With what another such construct can begin a line; null for what is no such construct. */
  private static @Nullable IntervalSet first(RuleContext context) {
    return switch (context) {
      case DefibParser.TransitionContext _ -> transition();
      case DefibParser.MemberContext _ -> member(DefibParser.RULE_member);
      case DefibParser.ThreadMemberContext _ -> member(DefibParser.RULE_threadMember);
      case DefibParser.SystemItemContext _ -> Words.first(DefibParser.RULE_systemItem);
      case DefibParser.SpecItemContext _, DefibParser.DeclarationContext _ -> TOP;
      case DefibParser.SpecContext spec when spec.FOR() == null -> IntervalSet.of(DefibParser.SPEC);
      default -> null;
    };
  }

  /** With what an item of the construct's body can begin a line; null if it has no body. */
  private static @Nullable IntervalSet inner(RuleContext context) {
    return switch (context) {
      case DefibParser.MachineContext _ -> member(DefibParser.RULE_member);
      case DefibParser.ThreadContext _ -> member(DefibParser.RULE_threadMember);
      case DefibParser.StateContext _ -> transition();
      case DefibParser.SystemContext _ -> Words.first(DefibParser.RULE_systemItem);
      default -> null;
    };
  }

  /** On a line of their own, arrows and guards go on with the transition above. */
  private static IntervalSet transition() {
    return Words.first(DefibParser.RULE_trigger)
        .or(IntervalSet.of(DefibParser.LAZY, DefibParser.FAIR))
        .or(IntervalSet.of(DefibParser.FAULT));
  }

  private static IntervalSet member(int rule) {
    return transition()
        .or(Words.first(rule).subtract(Words.first(DefibParser.RULE_transition)))
        .or(IntervalSet.of(DefibParser.STATE));
  }

  /** How many brackets are open around each token, a bracket itself not counted. */
  private static int[] depths(List<CommonToken> tokens) {
    int[] depths = new int[tokens.size()];
    int depth = 0;
    for (int i = 0; i < depths.length; i++) {
      Token token = tokens.get(i);
      depth -= Words.closes(token) ? 1 : 0;
      depths[i] = depth;
      depth += Words.opens(token) ? 1 : 0;
    }
    return depths;
  }
}
