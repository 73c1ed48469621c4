package dev.defib.dsl.parse;

import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import dev.defib.grammar.DefibParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Finds what engineers write out of habit from other languages, tells what it is called here, and
 * replaces it, so that the parser reads on as if it had been right.
 */
final class Mistakes {
  /** What a pair of braces, or the text outside of all, holds. */
  private enum Place {
    FILE,
    MESSAGES,
    MACHINE,
    SYSTEM,
    BLOCK,
    BRACKETS
  }

  private static final Set<String> ELSE_IF = Set.of("elif", "elsif", "elseif");

  private final List<CommonToken> tokens;
  private final Nodes nodes;
  private final List<CommonToken> mended = new ArrayList<>();
  private final Deque<Place> places = new ArrayDeque<>(List.of(Place.FILE));
  private Place announced = Place.BLOCK;
  private boolean check;
  private boolean condition;
  private boolean head;
  private boolean observes;

  private Mistakes(List<CommonToken> tokens, Nodes nodes) {
    this.tokens = tokens;
    this.nodes = nodes;
  }

  /** The tokens as they should have been. */
  static List<CommonToken> mend(List<CommonToken> tokens, Nodes nodes) {
    Mistakes mistakes = new Mistakes(tokens, nodes);
    int at = 0;
    while (at < tokens.size()) {
      CommonToken token = tokens.get(at);
      int taken = mistakes.mend(token, at);
      if (taken == 0) {
        mistakes.mended.add(token);
      }
      mistakes.follow(token, at);
      at += Math.max(1, taken);
    }
    return mistakes.mended;
  }

  /** How many tokens were replaced. */
  private int mend(CommonToken token, int at) {
    return switch (token.getType()) {
      case DefibParser.BANG -> bang(token, at);
      case DefibParser.QUESTION -> sends(at) ? question(token, at) : 0;
      case DefibParser.COLON -> nextIs(at, DefibParser.ASSIGN) ? assignment(token, at) : 0;
      case DefibParser.ASSIGN -> assign(token, at);
      case DefibParser.EQ -> nextIs(at, DefibParser.ASSIGN) ? strict(token, at) : 0;
      case DefibParser.NE -> nextIs(at, DefibParser.ASSIGN) ? strict(token, at) : 0;
      case DefibParser.LT -> nextIs(at, DefibParser.GT) && compares(token) ? unequal(token, at) : 0;
      case DefibParser.SLASH -> nextIs(at, DefibParser.ASSIGN) ? divided(token, at) : 0;
      case DefibParser.PLUS -> nextIs(at, DefibParser.PLUS) ? step(token, at, "+=") : 0;
      case DefibParser.MINUS -> nextIs(at, DefibParser.MINUS) ? step(token, at, "-=") : 0;
      case DefibParser.SEMICOLON -> place() == Place.BLOCK ? 0 : semicolon(token, at);
      case DefibParser.IMPLIES -> isArrow(token) ? arrow(token) : 0;
      case DefibParser.NUMERAL -> number(token, at);
      case DefibParser.FOR -> nextIsOpen(at) ? loop(token, at) : 0;
      case DefibParser.NAME ->
          ELSE_IF.contains(token.getText()) && afterBrace() ? elseIf(token) : 0;
      default -> 0;
    };
  }

  private int bang(CommonToken token, int at) {
    if (!afterOperand()) {
      return replace(token, DefibParser.NOT, "not", "`not`");
    }
    int start = placeStart(mended.size() - 1);
    boolean receives =
        start > 0
            && mended.get(start - 1).getType() == DefibParser.ON
            && at + 2 < tokens.size()
            && tokens.get(at + 2).getType() == DefibParser.LPAREN;
    if (!receives || observes) {
      return 0;
    }
    String right = text(start) + "?" + tokens.get(at + 1).getText();
    report(
        "a message is received with `?`; `!` sends",
        "write `on " + right + fields(at + 2) + "`",
        token);
    return put(token, DefibParser.QUESTION, "?");
  }

  /** The names in parentheses behind a received message. */
  private String fields(int open) {
    int close = open;
    while (close < tokens.size() - 1
        && tokens.get(close).getType() != DefibParser.RPAREN
        && tokens.get(close).getLine() == tokens.get(open).getLine()) {
      close++;
    }
    return nodes.span(tokens.get(open)).to(nodes.span(tokens.get(close))).text();
  }

  /** Whether an effect begins with {@code queue?message}. */
  private boolean sends(int at) {
    int start = placeStart(mended.size() - 1);
    return place() == Place.BLOCK
        && start > 0
        && at + 2 < tokens.size()
        && Words.isName(tokens.get(at + 1))
        && (mended.get(start - 1).getType() == DefibParser.LBRACE
            || mended.get(start - 1).getType() == DefibParser.SEMICOLON
            || mended.get(start - 1).getLine() < mended.get(start).getLine())
        && endsEffect(at + 2);
  }

  /** Whether a sent message ends in front of a token, or its fields follow. */
  private boolean endsEffect(int at) {
    return switch (tokens.get(at).getType()) {
      case DefibParser.LPAREN, DefibParser.SEMICOLON, DefibParser.RBRACE -> true;
      default -> Words.startsLine(tokens, at);
    };
  }

  private int question(CommonToken token, int at) {
    String queue = text(placeStart(mended.size() - 1));
    String message = tokens.get(at + 1).getText();
    report(
        "an effect sends, with `!`; `?` receives",
        "write `"
            + queue
            + "!"
            + message
            + "`; a message is received by a transition, `on "
            + queue
            + "?"
            + message
            + "`",
        token);
    return put(token, DefibParser.BANG, "!");
  }

  /** Where the place that ends with a token of what is mended begins; -1 if it is none. */
  private int placeStart(int last) {
    int start = last;
    while (start >= 0) {
      while (start > 0 && mended.get(start).getType() == DefibParser.RBRACK) {
        start = opening(start) - 1;
      }
      if (start < 0 || !Words.isName(mended.get(start))) {
        return -1;
      }
      if (start == 0 || mended.get(start - 1).getType() != DefibParser.DOT) {
        return start;
      }
      start -= 2;
    }
    return start;
  }

  /** The bracket that a closing one of what is mended belongs to. */
  private int opening(int close) {
    int open = close;
    while (open > 0 && mended.get(open).getType() != DefibParser.LBRACK) {
      open--;
    }
    return open;
  }

  /** What is mended from a token on. */
  private String text(int start) {
    return nodes.span(mended.get(start)).to(nodes.span(mended.getLast())).text();
  }

  private int replace(CommonToken token, int type, String text, String right) {
    report("`" + token.getText() + "` is written " + right, "write `" + text + "`", token);
    return put(token, type, text);
  }

  private int assign(CommonToken token, int at) {
    if (!check && !condition) {
      return 0;
    }
    if (nextIs(at, DefibParser.LT)) {
      both(token, at, "`=<` is no operator of the language", "write `<=`");
      put(token, DefibParser.LE, "<=");
      return 2;
    }
    boolean exactly = nextIs(at, DefibParser.COLON) && nextIs(at + 1, DefibParser.ASSIGN);
    if (!exactly) {
      return comparison(token);
    }
    both(token, at + 1, "`=:=` is no operator of the language", "write `==`");
    put(token, DefibParser.EQ, "==");
    return 3;
  }

  /** {@code /=} compares to some, and divides to others. */
  private int divided(CommonToken token, int at) {
    if (!check && !condition) {
      return 0;
    }
    both(token, at, "`/=` is no operator of the language", "write `!=`");
    put(token, DefibParser.NE, "!=");
    return 2;
  }

  private int comparison(CommonToken token) {
    report("`=` assigns; it does not compare", "write `==`", token);
    return put(token, DefibParser.EQ, "==");
  }

  private int assignment(CommonToken token, int at) {
    both(token, at, "`:=` is no operator of the language", "write `=`");
    put(tokens.get(at + 1), DefibParser.ASSIGN, "=");
    return 2;
  }

  private int strict(CommonToken token, int at) {
    String right = token.getText();
    both(token, at, "`" + right + "=` is no operator of the language", "write `" + right + "`");
    put(token, token.getType(), right);
    return 2;
  }

  /** Whether {@code <>} stands between operands; to temporal logics it means eventually. */
  private boolean compares(Token token) {
    int last = mended.size() - 1;
    return afterOperand()
        && mended.get(last).getLine() == token.getLine()
        && (mended.get(last).getType() != DefibParser.RBRACK
            || mended.get(last - 1).getType() != DefibParser.LBRACK);
  }

  private int unequal(CommonToken token, int at) {
    both(token, at, "`<>` is no operator of the language", "write `!=`");
    put(token, DefibParser.NE, "!=");
    return 2;
  }

  /** {@code x++} where no operand follows. */
  private int step(CommonToken token, int at, String op) {
    boolean operand = at + 2 < tokens.size() && startsOperand(tokens.get(at + 2), token);
    if (!afterOperand() || operand || place() != Place.BLOCK) {
      return 0;
    }
    String found = token.getText() + token.getText();
    both(token, at, "`" + found + "` is no operator of the language", "write `" + op + " 1`");
    put(token, op.equals("+=") ? DefibParser.PLUS_ASSIGN : DefibParser.MINUS_ASSIGN, op);
    put(tokens.get(at + 1), DefibParser.NUMERAL, "1");
    return 2;
  }

  private static boolean startsOperand(Token token, Token operator) {
    return token.getLine() == operator.getLine()
        && (Words.isName(token)
            || token.getType() == DefibParser.NUMERAL
            || token.getType() == DefibParser.LPAREN);
  }

  private int semicolon(CommonToken token, int at) {
    if (place() == Place.MESSAGES) {
      report("`;` stands between effects only", "write `,`", token);
      return put(token, DefibParser.COMMA, ",");
    }
    if (!runsIntoEffects(at)) {
      report("`;` stands between effects only", "remove it: a line's end is enough", token);
    }
    return 1;
  }

  /** Whether effects without braces follow a trigger, which is an error of its own. */
  private boolean runsIntoEffects(int at) {
    return head
        && at + 2 < tokens.size()
        && tokens.get(at).getLine() == tokens.get(at + 1).getLine()
        && Remedies.CALLED.contains(tokens.get(at + 1).getText())
        && Words.isName(tokens.get(at + 2));
  }

  private boolean isArrow(Token token) {
    return head && place() == Place.MACHINE && token.getText().equals("=>");
  }

  private int arrow(CommonToken token) {
    report("`=>` means `implies`; it leads to no state", "write `->`", token);
    return put(token, DefibParser.ARROW, "->");
  }

  private int elseIf(CommonToken token) {
    report("`" + token.getText() + "` is written `else if`", "write `else if`", token);
    put(token, DefibParser.ELSE, "else");
    return put(new CommonToken(token), DefibParser.IF, "if");
  }

  /** {@code 0x1F}, {@code 1.5}, {@code 10ms}: a numeral, and more without a space between. */
  private int number(CommonToken token, int at) {
    int end = at + 1;
    if (nextIs(at, DefibParser.DOT) && nextIs(at + 1, DefibParser.NUMERAL)) {
      end = at + 3;
    } else if (end < tokens.size()
        && Words.adjacent(token, tokens.get(end))
        && Character.isLetter(tokens.get(end).getText().charAt(0))) {
      end = at + 2;
    }
    if (end > at + 1) {
      Span span = nodes.span(token).to(nodes.span(tokens.get(end - 1)));
      boolean unit = Remedies.UNITS.contains(tokens.get(end - 1).getText());
      nodes.report(
          Diagnostic.of(
                  Code.SYNTAX,
                  unit
                      ? "numbers of ticks have no unit"
                      : "`" + span.text() + "` is no whole number")
              .help(
                  unit
                      ? "write `" + token.getText() + "`"
                      : "write a decimal number of digits only" + decimal(span.text()))
              .at(span));
      mended.add(token);
    }
    return end > at + 1 ? end - at : 0;
  }

  /** The value of a hexadecimal number, as it is written here. */
  private static String decimal(String number) {
    String digits = number.toLowerCase(Locale.ROOT);
    return digits.matches("0x[0-9a-f]{1,15}")
        ? ": `" + Long.parseLong(digits.substring(2), 16) + "`"
        : "";
  }

  /** {@code for (i = 0; i < 3; i++)}: all of it stands for some range. */
  private int loop(CommonToken token, int at) {
    report("`for` counts through a range", "write `for i in 0..3 { … }`", token);
    put(token, DefibParser.FOR, "for");
    put(new CommonToken(token), DefibParser.NAME, "i");
    put(new CommonToken(token), DefibParser.IN, "in");
    put(new CommonToken(token), DefibParser.NUMERAL, "0");
    put(new CommonToken(token), DefibParser.DOTDOT, "..");
    put(new CommonToken(token), DefibParser.NUMERAL, "0");
    int open = 0;
    int end = at + 1;
    do {
      open += Words.opens(tokens.get(end)) ? 1 : Words.closes(tokens.get(end)) ? -1 : 0;
      end++;
    } while (open > 0);
    return end - at;
  }

  private int put(CommonToken token, int type, String text) {
    token.setType(type);
    token.setText(text);
    mended.add(token);
    return 1;
  }

  private void both(Token first, int at, String headline, String help) {
    Span span = nodes.span(first).to(nodes.span(tokens.get(at + 1)));
    nodes.report(Diagnostic.of(Code.SYNTAX, headline).help(help).at(span));
  }

  private void report(String headline, String help, Token token) {
    nodes.report(Diagnostic.of(Code.SYNTAX, headline).help(help).at(nodes.span(token)));
  }

  private boolean nextIs(int at, int type) {
    return at + 1 < tokens.size()
        && tokens.get(at + 1).getType() == type
        && Words.adjacent(tokens.get(at), tokens.get(at + 1));
  }

  private boolean nextIsOpen(int at) {
    return place() == Place.BLOCK
        && at + 1 < tokens.size()
        && tokens.get(at + 1).getType() == DefibParser.LPAREN;
  }

  private boolean afterOperand() {
    return Words.endsOperand(mended, mended.size() - 1);
  }

  private boolean afterBrace() {
    return !mended.isEmpty() && mended.getLast().getType() == DefibParser.RBRACE;
  }

  private Place place() {
    return places.element();
  }

  /** Keeps track of where in the text the next token is. */
  private void follow(CommonToken token, int at) {
    int before = at == 0 ? Token.EOF : tokens.get(at - 1).getType();
    boolean member = before == DefibParser.DOT || before == DefibParser.ANY;
    if (Words.opens(token)) {
      open(token, at);
    } else if (Words.closes(token)) {
      close();
    } else if (!member && place() != Place.BRACKETS) {
      condition = condition && !endsExpression(at) && token.getType() != DefibParser.COLON;
      word(token);
    }
  }

  /** Whether an operand follows an operand, so that with it something new begins. */
  private boolean endsExpression(int at) {
    return Words.endsOperand(tokens, at - 1)
        && (tokens.get(at).getType() == DefibParser.NAME
            || tokens.get(at).getType() == DefibParser.NUMERAL);
  }

  private void open(Token token, int at) {
    boolean block = token.getType() == DefibParser.LBRACE && (at == 0 || startsBlock(at));
    places.push(block ? announced : Place.BRACKETS);
    if (block) {
      announced = Place.BLOCK;
      condition = false;
      head = false;
    }
  }

  /** Whether the brace begins a block; sets stand in arguments and behind arrows and operators. */
  private boolean startsBlock(int at) {
    int before = tokens.get(at - 1).getType();
    return switch (before) {
      case DefibParser.LPAREN, DefibParser.LBRACK, DefibParser.COMMA, DefibParser.IN -> false;
      case DefibParser.ARROW, DefibParser.ASSIGN, DefibParser.COLON -> false;
      default -> !Words.OPERATORS.contains(before);
    };
  }

  private void close() {
    if (places.size() > 1 && places.pop() != Place.BRACKETS) {
      announced = Place.BLOCK;
      condition = false;
    }
  }

  private void word(Token token) {
    switch (token.getType()) {
      case DefibParser.DEVICE, DefibParser.DRIVER, DefibParser.POLICY, DefibParser.PROCESS ->
          machine(/* observer= */ false);
      case DefibParser.OBSERVER -> machine(/* observer= */ true);
      case DefibParser.STATE, DefibParser.THREAD -> announce(Place.MACHINE);
      case DefibParser.SYSTEM -> announce(Place.SYSTEM);
      case DefibParser.ENUM, DefibParser.MESSAGES -> announce(Place.MESSAGES);
      case DefibParser.MODEL, DefibParser.SPEC, DefibParser.DEFINE, DefibParser.CONST ->
          check = false;
      case DefibParser.CHECK -> check = true;
      case DefibParser.ALLOW, DefibParser.RECOVERED -> check = check && place() != Place.FILE;
      case DefibParser.WHEN -> begin(true);
      case DefibParser.IF -> begin(place() == Place.BLOCK);
      case DefibParser.ARROW, DefibParser.THEN -> begin(false);
      case DefibParser.ON, DefibParser.DO, DefibParser.AFTER, DefibParser.EVERY -> transition();
      case DefibParser.OTHERWISE -> transition();
      default -> {}
    }
  }

  private void machine(boolean observer) {
    observes = observer;
    announce(Place.MACHINE);
  }

  private void announce(Place place) {
    announced = place;
    check = false;
    begin(false);
  }

  private void begin(boolean isCondition) {
    condition = isCondition;
    head = false;
  }

  private void transition() {
    begin(false);
    head = place() == Place.MACHINE;
  }
}
