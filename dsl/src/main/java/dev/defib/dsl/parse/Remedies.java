package dev.defib.dsl.parse;

import dev.defib.dsl.diagnostics.Spelling;
import dev.defib.grammar.DefibParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Finds what was probably meant where a parse failed inside of a machine, and hands what is outside
 * to {@link OuterRemedies}.
 */
final class Remedies {
  static final Set<String> UNITS =
      Set.of(
          "ticks", "tick", "ms", "s", "us", "ns", "sec", "secs", "second", "seconds", "min",
          "minutes", "h", "times", "steps", "msec", "usec", "t");
  static final Set<String> CALLED =
      Set.of("start", "kill", "raise", "clear", "lower", "mask", "unmask", "release", "note");
  private static final Set<String> QUANTIFIERS =
      Set.of("forall", "exists", "foreach", "each", "any", "every");
  private static final Set<String> JOINTS = Set.of(",", ";", "or", "and", "+");
  private static final int NEAR_LENGTH = 4;

  private final Around around;

  private Remedies(Around around) {
    this.around = around;
  }

  /**
   * @param reserved whether a name was expected, and a word of the language found
   */
  static Optional<Remedy> of(FirstError error, boolean reserved) {
    Remedies remedies = new Remedies(new Around(error));
    Optional<Remedy> known = remedies.known();
    return reserved ? known : known.or(remedies::foreign).or(remedies::near);
  }

  private Optional<Remedy> known() {
    return common()
        .or(
            () ->
                switch (around.area()) {
                  case EFFECT -> new EffectRemedies(around).find();
                  case TRANSITION -> transition();
                  case STATE_HEAD -> stateHead();
                  case MEMBER -> member();
                  case PARAMETERS -> parameter();
                  case ARGUMENTS, FILE, SYSTEM, SPEC, CHECK -> OuterRemedies.of(around);
                });
  }

  /** A word of another language, at the error or as the only one read of a construct. */
  private Optional<Remedy> foreign() {
    Area area = around.area();
    Token at = around.token(0);
    Token before = around.token(-1);
    boolean second =
        around.isSecondOf(DefibParser.EffectContext.class)
            || around.isSecondOf(DefibParser.FormContext.class)
            || around.isSecondOf(DefibParser.SystemItemContext.class);
    return second && at != before
        ? foreign(area, before).or(() -> foreign(area, at))
        : foreign(area, at);
  }

  static Optional<Remedy> foreign(Area area, Token word) {
    return Habits.help(area, word.getText()).map(help -> Remedy.ofWord(word, help));
  }

  /** A word that is nearly one that could stand here. */
  private Optional<Remedy> near() {
    String word = around.text(0);
    if (!around.is(0, DefibParser.NAME) || word.length() < NEAR_LENGTH) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (int type : around.error().expected().toList()) {
      if (Words.isWord(type)) {
        words.add(Words.phrase(type));
      }
    }
    return Spelling.nearest(word, words)
        .map(near -> Remedy.of(around.token(0), "did you mean `" + near + "`?"));
  }

  /** What goes wrong in every part of a text alike. */
  private Optional<Remedy> common() {
    if (QUANTIFIERS.contains(around.text(-1)) && around.isName(0) && around.is(1, DefibParser.IN)) {
      String word =
          around.is(-1, DefibParser.ANY) || around.text(-1).equals("exists") ? "some" : "all";
      return around.blame(
          -1, "write `%s %s: …`".formatted(word, around.upTo(0, DefibParser.COLON)));
    }
    if (around.is(0, DefibParser.STRING) && around.error().expects(DefibParser.NUMERAL)) {
      return around.say(
          "a text means nothing here: the values of an `enum` are written without quotes");
    }
    if (around.is(0, DefibParser.ASSIGN) && around.is(-1, DefibParser.LT)) {
      return around.say("write `<=`");
    }
    if (around.is(0, DefibParser.LBRACE) && around.is(-1, DefibParser.BANG)) {
      return around.say("fields stand in parentheses behind the message: `queue!message(1)`");
    }
    if (isKind(0)
        && around.is(-1, DefibParser.LPAREN)
        && around.error().expects(DefibParser.NAME)) {
      return around.say("name the machine, not its kind: the parameter or instance that is one");
    }
    if (around.is(0, DefibParser.STAR) && around.is(-1, DefibParser.STAR)) {
      return around.say("there is no operator for powers: `1 << n` is two to the n");
    }
    if (around.is(0, DefibParser.MINUS) && around.is(1, DefibParser.ARROW)) {
      return around.say("write `->`");
    }
    return range();
  }

  private boolean isKind(int offset) {
    return switch (around.token(offset).getType()) {
      case DefibParser.DEVICE, DefibParser.DRIVER, DefibParser.POLICY, DefibParser.PROCESS -> true;
      default -> false;
    };
  }

  /** {@code 0 to 3}, {@code 0...3}, {@code [0..3]}, {@code 0-3}, {@code int(0..3)}. */
  private Optional<Remedy> range() {
    boolean typed = around.error().expects(DefibParser.DOTDOT) || isInType();
    boolean dots = around.is(-1, DefibParser.DOTDOT) && around.is(0, DefibParser.DOT);
    boolean bracket = around.is(0, DefibParser.LBRACK) && around.error().expects(DefibParser.BOOL);
    boolean call = around.is(0, DefibParser.LPAREN) && around.is(-1, DefibParser.INT);
    boolean index = around.is(0, DefibParser.LBRACK) && around.is(-1, DefibParser.INT);
    boolean open = typed && around.isOneOf(0, Set.of("to", "until", ",", "=", "}", ")"));
    boolean dash = typed && around.is(-1, DefibParser.NUMERAL) && around.is(-2, DefibParser.MINUS);
    return dots || bracket || call || index || open || dash
        ? around.blame(
            dash ? -1 : 0, "a range is written `0..3`, from the least to the largest value")
        : Optional.empty();
  }

  private boolean isInType() {
    return around.error().isIn(DefibParser.RangeTypeContext.class);
  }

  private Optional<Remedy> transition() {
    if (around.isOneOf(0, UNITS) && around.is(-1, DefibParser.NUMERAL)) {
      return around.say("remove it: numbers of ticks have no unit");
    }
    if (around.is(0, DefibParser.COLON) && around.is(-1, DefibParser.DO)) {
      return around.say("what may happen next are transitions side by side, each on its own line");
    }
    if (around.is(0, DefibParser.ASSIGN) && around.is(-2, DefibParser.ON)) {
      return around.say("the fields of a message are named behind it: `on queue?message(x)`");
    }
    if (isTrigger(0) && around.isOneOf(-1, JOINTS)) {
      return Optional.of(
          new Remedy(
              around.token(-1),
              Optional.of("a transition has one trigger"),
              "write a transition of its own for each, one below the other"));
    }
    if (around.is(0, DefibParser.LBRACE) && around.is(-1, DefibParser.QUESTION)) {
      return received();
    }
    if (around.is(0, DefibParser.COMMA) && around.isOneOf(1, CALLED)) {
      return around.say("effects stand in braces: `{ " + around.effect(1) + " } -> state`");
    }
    if (around.is(0, DefibParser.COLON) && around.isOneOf(1, CALLED)) {
      return around.say("effects stand in braces: `{ " + around.effect(1) + " } -> state`");
    }
    if (around.isOneOf(0, JOINTS) && (isTrigger(1) || (isBehindTrigger() && around.isName(1)))) {
      return Optional.of(
          new Remedy(
              around.token(0),
              Optional.of("a transition has one trigger"),
              "write a transition of its own for each, one below the other"));
    }
    if (isBehindTrigger()) {
      return behindTrigger();
    }
    if (around.isOneOf(0, Set.of("goto", "next")) && around.isName(1)) {
      return around.blame(0, "write `-> " + around.text(1) + "`");
    }
    if (!around.isName(0) || !around.error().expects(DefibParser.ON)) {
      return Optional.empty();
    }
    String path = around.path(0);
    return switch (around.token(around.pathEnd(0)).getType()) {
      case DefibParser.QUESTION -> around.blame(0, "a message is received by `on " + path + "?…`");
      case DefibParser.BANG -> around.say("effects stand in braces: `{ " + path + "!… } -> state`");
      case DefibParser.ASSIGN, DefibParser.PLUS_ASSIGN, DefibParser.MINUS_ASSIGN ->
          around.say("effects stand in braces: `{ " + path + " = … } -> state`");
      case DefibParser.LPAREN, DefibParser.ARROW, DefibParser.LBRACE -> event(path);
      default -> Optional.empty();
    };
  }

  /** {@code on q?{a, b}} and {@code on irq? { … }}. */
  private Optional<Remedy> received() {
    boolean set = around.is(2, DefibParser.COMMA) || around.is(2, DefibParser.RBRACE);
    return set
        ? around.say(
            "write a transition for each message; `on "
                + around.placeBefore(-1)
                + "?other` takes those that the state does not name")
        : around.blame(
            -1, "a signal carries no message: write `on " + around.placeBefore(-1) + "`");
  }

  private Optional<Remedy> event(String path) {
    if (Habits.help(Area.TRANSITION, path).isPresent()) {
      return Optional.empty();
    }
    return path.contains(".")
        ? around.say("a command is given by `do " + path + "`, a signal taken by `on " + path + "`")
        : around.say("what a transition waits for begins with `on`: `on " + path + "`");
  }

  /** Whether a trigger begins at the token. */
  private boolean isTrigger(int offset) {
    return switch (around.token(offset).getType()) {
      case DefibParser.ON,
          DefibParser.AFTER,
          DefibParser.EVERY,
          DefibParser.DO,
          DefibParser.ACQUIRE ->
          true;
      default -> false;
    };
  }

  private boolean isBehindTrigger() {
    FirstError error = around.error();
    return !error.expects(DefibParser.EVERY)
        && (error.expects(DefibParser.ARROW) || error.isIn(DefibParser.TriggerContext.class));
  }

  private Optional<Remedy> behindTrigger() {
    if (around.is(0, DefibParser.COLON) && around.error().expects(DefibParser.RPAREN)) {
      return around.say("name the field only: its type is declared with the message");
    }
    if (around.is(0, DefibParser.COLON)) {
      return around.say("remove it: the target follows the trigger at once");
    }
    if (around.is(0, DefibParser.LBRACK)) {
      return around.say("a condition is written `when " + around.upTo(1, DefibParser.RBRACK) + "`");
    }
    if (around.isOneOf(0, Set.of("goto", "next", "to", "then")) && around.isName(1)) {
      return around.blame(0, "write `-> " + around.text(1) + "`");
    }
    boolean effect =
        around.isName(0) && Set.of("=", "+=", "-=", "!").contains(around.text(around.pathEnd(0)));
    boolean word = around.isOneOf(0, CALLED) && around.isName(1);
    return effect || word
        ? around.say("effects stand in braces: `{ " + around.path(0) + " … } -> state`")
        : Optional.empty();
  }

  private Optional<Remedy> stateHead() {
    return switch (around.text(0)) {
      case "visible" -> around.say("write it in front: `visible state " + stateName() + "`");
      case "start", "init", "begin" -> around.say("write `initial`");
      case "final", "end", "accepting", "accept", "idle" -> around.say("write `rest`");
      case ":" -> around.say("write `{`, and `}` behind the last transition");
      case "," -> comma();
      default -> Optional.empty();
    };
  }

  /** {@code visible state off, busy}, where the states are meant that are declared below. */
  private Optional<Remedy> comma() {
    boolean names = around.is(-2, DefibParser.STATE) && around.isName(1);
    String visible = around.is(-3, DefibParser.VISIBLE) ? "visible " : "";
    return names
        ? around.say(
            "each state is declared by itself: `%sstate %s { … }`"
                .formatted(visible, around.text(-1)))
        : around.say("remove it: attributes stand side by side");
  }

  /** The name of the state in whose head the error is. */
  private String stateName() {
    int name = -1;
    while (!around.is(name - 1, DefibParser.STATE)) {
      name--;
    }
    return around.text(name);
  }

  private Optional<Remedy> member() {
    if (around.is(0, DefibParser.LBRACK) && around.error().expects(DefibParser.COLON)) {
      return around.say("the length stands behind the type: `var x: (0..3)[4]`");
    }
    if (around.is(0, DefibParser.LBRACK) && around.error().expects(DefibParser.LEVEL)) {
      return around.say("signals have no length: declare one for each");
    }
    if (around.isOneOf(-1, Set.of("visible", "stable", "memory", "ghost")) && around.isName(0)) {
      return around.blame(
          -1, "write it in front: `" + around.text(-1) + " var " + around.text(0) + "`");
    }
    if (around.is(0, DefibParser.LEVEL) && around.is(1, DefibParser.SIGNAL)) {
      return around.say("write it behind: `signal " + around.text(2) + " level`");
    }
    if (around.is(-1, DefibParser.COUNTS) && around.error().expects(DefibParser.TO)) {
      return around.say("write `counts to " + around.text(0) + "`");
    }
    if (around.is(-2, DefibParser.WINDOW) && around.error().expects(DefibParser.LBRACK)) {
      return around.say(
          "say how many events it can count: `window " + around.text(-1) + "[3] over 20`");
    }
    if (around.is(0, DefibParser.INITIAL) && around.is(1, DefibParser.STATE)) {
      return around.say("write it behind the name: `state " + around.text(2) + " initial { … }`");
    }
    if (!around.isName(0) || !around.error().expects(DefibParser.TIMER)) {
      return Optional.empty();
    }
    return named();
  }

  /** A name where a member of a machine should begin. */
  private Optional<Remedy> named() {
    String name = around.text(0);
    if (Habits.help(Area.MEMBER, name).isPresent() || near().isPresent()) {
      return Optional.empty();
    }
    return switch (around.token(1).getType()) {
      case DefibParser.COLON, DefibParser.ASSIGN ->
          around.say(
              "a variable is declared by `var "
                  + name
                  + ": 0..7`, a state by `state "
                  + name
                  + "`");
      case DefibParser.LBRACE, DefibParser.INITIAL, DefibParser.REST ->
          around.say("a state is declared by `state " + name + " { … }`");
      default -> Optional.empty();
    };
  }

  private Optional<Remedy> parameter() {
    if (isKind(-1) && around.isName(0) && around.is(-2, DefibParser.COLON)) {
      return around.blame(
          -1, "remove `" + around.text(-1) + "`: the type is `" + around.text(0) + "`");
    }
    boolean typeFirst = around.error().expects(DefibParser.COLON) && around.isName(0);
    if (typeFirst) {
      return around.say(around.typed());
    }
    if (around.error().expects(DefibParser.NAME) && around.isName(1) && !around.isName(0)) {
      return around.say("the name comes first: `" + around.text(1) + ": " + around.text(0) + "`");
    }
    if (around.error().expects(DefibParser.OF)) {
      return around.say("write `queue of` and the messages that it carries");
    }
    if (around.is(0, DefibParser.ASSIGN) && around.error().expects(DefibParser.COLON)) {
      return around.say(
          "the type comes first: `" + around.text(-1) + ": int = " + around.text(1) + "`");
    }
    if (around.error().expects(DefibParser.COLON) && around.area() == Area.PARAMETERS) {
      return around.say("write its type behind it: `" + around.text(-1) + ": …`");
    }
    return Optional.empty();
  }
}
