package dev.defib.dsl.parse;

import dev.defib.grammar.DefibParser;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Finds the sentence that was meant where a claim joins a cause and what follows from it in the
 * manner of a temporal logic: {@code P -> eventually Q}, {@code always (P => <> Q)}, {@code P leads
 * to eventually Q}.
 */
final class Claims {
  /** What begins another clause, or what follows a check. */
  private static final Set<Integer> NEXT =
      Set.of(
          DefibParser.UNDER,
          DefibParser.REQUIREMENT,
          DefibParser.EXPECT,
          DefibParser.CHECK,
          DefibParser.DEFINE,
          DefibParser.SPEC,
          DefibParser.ALLOW,
          DefibParser.RECOVERED,
          DefibParser.OBSERVER);

  private static final Set<String> JOINTS =
      Set.of("->", "=>", "implies", "leads", "leads_to", "leadsto", "then", ",");
  private static final Set<String> FUTURE = Set.of("eventually", "finally", "F", "<");
  private static final Set<String> TEMPORAL =
      Set.of("always", "never", "possible", "eventually", "leads", "stays", "->", "G", "F");

  private final Around around;
  private int start;
  private int end;

  private Claims(Around around) {
    this.around = around;
  }

  static Optional<Remedy> response(Around around) {
    Optional<ParserRuleContext> form = form(around.error().context());
    if (form.isEmpty() || around.isBehind(-1, DefibParser.LTL)) {
      return Optional.empty();
    }
    Claims claims = new Claims(around);
    int at = around.error().at().getTokenIndex();
    claims.start = around.lineStart(form.get().getStart().getTokenIndex() - at);
    if (NEXT.contains(around.token(claims.start).getType())) {
      return Optional.empty();
    }
    claims.end = claims.clauseEnd();
    return claims.response();
  }

  private static Optional<ParserRuleContext> form(RuleContext context) {
    ParserRuleContext form = null;
    for (RuleContext c = context; c != null; c = c.getParent()) {
      form = c instanceof DefibParser.FormContext found ? found : form;
    }
    return Optional.ofNullable(form);
  }

  private int clauseEnd() {
    int i = Math.max(start, 0);
    while (!around.is(i, Token.EOF)
        && !(NEXT.contains(around.token(i).getType())
            && around.token(i - 1).getLine() < around.token(i).getLine())) {
      i++;
    }
    return i;
  }

  private Optional<Remedy> response() {
    boolean always = peel();
    int joint = joint();
    if (joint >= end || joint <= start) {
      return Optional.empty();
    }
    int from = joint + (around.is(joint, DefibParser.LEADS) ? 2 : 1);
    boolean future = isFuture(from) || isFuture(from + 1);
    if (around.is(joint, DefibParser.COMMA) && !future) {
      return Optional.empty();
    }
    boolean leads = around.text(joint).startsWith("leads");
    int word = from;
    if (future) {
      word = isFuture(from) ? from : from + 1;
      int length = around.is(word, DefibParser.LT) ? 2 : 1;
      boolean inner = word > from && around.is(end - 1, DefibParser.RPAREN);
      from = word + length;
      end -= inner ? 1 : 0;
    }
    if (!isPlain(start, joint) || !isPlain(from, end)) {
      return Optional.empty();
    }
    String cause = around.text(start, joint);
    String effect = around.text(from, end);
    Token blamed = around.token(leads && future ? word : joint);
    return Optional.of(
        future || leads
            ? leadsTo(blamed, cause, effect, leads && future)
            : either(blamed, cause, effect, always));
  }

  private static Remedy leadsTo(Token blamed, String cause, String effect, boolean twice) {
    String sentence = "write `" + cause + " leads to " + effect + "`";
    return new Remedy(
        blamed,
        Optional.of(
            twice
                ? "`leads to` says `" + blamed.getText() + "` already"
                : "what follows sooner or later is said by `leads to`"),
        twice ? "remove `" + blamed.getText() + "`: " + sentence : sentence);
  }

  private static Remedy either(Token blamed, String cause, String effect, boolean always) {
    String now = "`always (" + cause + " implies " + effect + ")`";
    return new Remedy(
        blamed,
        Optional.of("a claim is not joined by `" + blamed.getText() + "`"),
        (always ? "write " + now : "in each state by itself, write " + now)
            + "; for what comes later, `"
            + cause
            + " leads to "
            + effect
            + "`");
  }

  /** Takes away what stands around the sentence and says nothing more; whether it was a box. */
  private boolean peel() {
    boolean always = false;
    boolean peeled = true;
    while (peeled) {
      peeled = false;
      if (around.is(start, DefibParser.ALWAYS)
          || Set.of("if", "when", "whenever", "globally").contains(around.text(start))) {
        always |= around.is(start, DefibParser.ALWAYS);
        start++;
        peeled = true;
      } else if (around.is(start, DefibParser.LBRACK) && around.is(start + 1, DefibParser.RBRACK)) {
        always = true;
        start += 2;
        peeled = true;
      } else if (isWrapped()) {
        start++;
        end--;
        peeled = true;
      }
    }
    return always;
  }

  /** Whether one pair of parentheses stands around all. */
  private boolean isWrapped() {
    if (!around.is(start, DefibParser.LPAREN) || start + 2 >= end) {
      return false;
    }
    int depth = 0;
    int i = start;
    do {
      depth += depth(i);
      i++;
    } while (depth > 0 && i < end);
    return i == end && depth == 0;
  }

  private int depth(int offset) {
    Token token = around.token(offset);
    return Words.opens(token) ? 1 : Words.closes(token) ? -1 : 0;
  }

  /** The first word outside of brackets that joins two halves; the end if there is none. */
  private int joint() {
    int depth = 0;
    int i = start;
    while (i < end && (depth > 0 || !JOINTS.contains(around.text(i)))) {
      depth += depth(i);
      i++;
    }
    return i;
  }

  private boolean isFuture(int offset) {
    return offset < end
        && FUTURE.contains(around.text(offset))
        && (!around.is(offset, DefibParser.LT) || around.is(offset + 1, DefibParser.GT));
  }

  /** Whether tokens are one expression that speaks of a state, with all its brackets. */
  private boolean isPlain(int from, int to) {
    int depth = 0;
    boolean plain = from < to;
    for (int i = from; i < to; i++) {
      depth += depth(i);
      plain &=
          depth >= 0 && (!TEMPORAL.contains(around.text(i)) || around.is(i - 1, DefibParser.DOT));
      plain &= !around.is(i, DefibParser.CHECK) && !around.is(i, DefibParser.SPEC);
    }
    return plain && depth == 0;
  }
}
