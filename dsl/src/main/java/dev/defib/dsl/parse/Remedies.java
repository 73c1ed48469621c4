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
  private static final Set<String> SENDERS =
      Set.of("send", "put", "push", "enqueue", "post", "write", "add", "append", "offer");
  static final Set<String> CALLED =
      Set.of("start", "kill", "raise", "clear", "lower", "mask", "unmask", "release", "note");
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
                  case EFFECT -> effect();
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

  private static Optional<Remedy> foreign(Area area, Token word) {
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
    if (around.is(0, DefibParser.STRING) && around.error().expects(DefibParser.NUMERAL)) {
      return say("a text means nothing here: the values of an `enum` are written without quotes");
    }
    if (around.is(0, DefibParser.ASSIGN) && around.is(-1, DefibParser.LT)) {
      return say("write `<=`");
    }
    if (around.is(0, DefibParser.LBRACE) && around.is(-1, DefibParser.BANG)) {
      return say("fields stand in parentheses behind the message: `queue!message(1)`");
    }
    if (isKind(0)
        && around.is(-1, DefibParser.LPAREN)
        && around.error().expects(DefibParser.NAME)) {
      return say("name the machine, not its kind: the parameter or instance that is one");
    }
    if (around.is(0, DefibParser.MINUS) && around.is(1, DefibParser.ARROW)) {
      return say("write `->`");
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
        ? blame(dash ? -1 : 0, "a range is written `0..3`, from the least to the largest value")
        : Optional.empty();
  }

  private boolean isInType() {
    return around.error().isIn(DefibParser.RangeTypeContext.class);
  }

  private Optional<Remedy> effect() {
    Optional<Remedy> trigger = triggerInBlock();
    if (trigger.isPresent()) {
      return trigger;
    }
    if (around.is(0, DefibParser.LPAREN) && around.isOneOf(-1, CALLED)) {
      String argument = around.upTo(1, DefibParser.RPAREN);
      return say("write `" + around.text(-1) + " " + argument + "`, without parentheses");
    }
    if (around.is(0, DefibParser.LPAREN)) {
      return call();
    }
    if (around.error().isIn(DefibParser.SetEffectContext.class) && around.is(-2, DefibParser.SET)) {
      return say("a timer is set by `=`: `set " + around.text(-1) + " = " + around.text(0) + "`");
    }
    if (around.is(0, DefibParser.DOT) || around.is(0, DefibParser.QUESTION)) {
      return say("a message is received by a transition: `on queue?message { … } -> state`");
    }
    if (around.is(-1, DefibParser.QUESTION) || (around.is(0, DefibParser.COLON) && isTernary())) {
      return say("write `if c then a else b`");
    }
    if (around.is(1, DefibParser.ASSIGN) && isArithmetic(0)) {
      String variable = around.text(-1);
      String sum = variable + " = " + variable + " " + around.text(0) + " …";
      return say("write `" + sum + "`");
    }
    return sign();
  }

  /** {@code { acquire l } -> s}: what its effects begin with is a transition's trigger. */
  private Optional<Remedy> triggerInBlock() {
    int word = around.is(0, DefibParser.DO) ? 0 : -1;
    boolean lock = around.is(-1, DefibParser.ACQUIRE) && around.isName(0);
    if (!lock && !(around.is(0, DefibParser.DO) && around.isName(1))) {
      return Optional.empty();
    }
    int end = around.pathEnd(word + 1);
    String trigger =
        around.text(word)
            + " "
            + (around.is(end, DefibParser.LPAREN) ? around.call(word + 1) : around.place(word + 1));
    boolean only = around.is(word - 1, DefibParser.LBRACE);
    String target = only ? around.targetBehind(end) : "";
    return Optional.of(
        new Remedy(
            around.token(word),
            Optional.of("`" + around.text(word) + "` begins a transition, and is no effect"),
            (only && !target.isEmpty() ? "write `" : "write it as a transition, `")
                + trigger
                + (target.isEmpty() ? " -> …" : target)
                + "`"));
  }

  private boolean isArithmetic(int offset) {
    return around.isOneOf(offset, Set.of("*", "/", "%", "<<", ">>"));
  }

  private Optional<Remedy> call() {
    String path = pathBefore();
    int dot = path.lastIndexOf('.');
    if (dot < 0) {
      return foreign(Area.EFFECT, around.token(-1))
          .or(() -> say("nothing is called here: effects are written out"));
    }
    String object = path.substring(0, dot);
    boolean bare = around.is(1, DefibParser.RPAREN);
    return SENDERS.contains(path.substring(dot + 1)) && !bare
        ? say("a message is sent by `" + object + "!message`")
        : say(
            "a command is given by a trigger, not among the effects: `do "
                + path
                + (bare ? "" : "(…)")
                + (around.isBehind(-1, DefibParser.WHEN) ? " when …" : "")
                + " -> state`");
  }

  /** The path that ends in front of the error. */
  private String pathBefore() {
    int start = -1;
    while (around.is(start - 1, DefibParser.DOT)) {
      start -= 2;
    }
    return around.text(start, 0);
  }

  /** A wrong sign among effects. */
  private Optional<Remedy> sign() {
    if (around.is(0, DefibParser.ARROW)
        && around.is(-2, DefibParser.LBRACE)
        && around.is(-4, DefibParser.FAULT)) {
      return say(
          "a fault is a transition of the state in which it strikes: in `state %s`, write `fault %s -> %s`"
              .formatted(around.text(-1), around.text(-3), around.text(1)));
    }
    return switch (around.token(0).getType()) {
      case DefibParser.ARROW ->
          say("the arrow stands behind the closing brace: `{ effects } -> state`");
      case DefibParser.EQ, DefibParser.COLON, DefibParser.LT ->
          around.error().expects(DefibParser.ASSIGN)
              ? say("a value is assigned by `=`")
              : condition();
      case DefibParser.COMMA -> say("effects are separated by `;`");
      default -> condition();
    };
  }

  /** {@code c ? a : b}, whose first half reads like an event. */
  private boolean isTernary() {
    return around.is(-2, DefibParser.QUESTION) && !around.error().expects(DefibParser.ASSIGN);
  }

  /** What follows a condition is a block. */
  private Optional<Remedy> condition() {
    boolean block =
        around.error().isIn(DefibParser.IfEffect_Context.class)
            && around.error().expects(DefibParser.LBRACE);
    return block
        ? say("effects stand in braces: `if c { effects } else { effects }`")
        : Optional.empty();
  }

  private Optional<Remedy> transition() {
    if (around.isOneOf(0, UNITS) && around.is(-1, DefibParser.NUMERAL)) {
      return say("remove it: numbers of ticks have no unit");
    }
    if (around.is(0, DefibParser.COLON) && around.is(-1, DefibParser.DO)) {
      return say("what may happen next are transitions side by side, each on its own line");
    }
    if (around.is(0, DefibParser.ASSIGN) && around.is(-2, DefibParser.ON)) {
      return say("the fields of a message are named behind it: `on queue?message(x)`");
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
      return blame(0, "write `-> " + around.text(1) + "`");
    }
    if (!around.isName(0) || !around.error().expects(DefibParser.ON)) {
      return Optional.empty();
    }
    String path = around.path(0);
    return switch (around.token(around.pathEnd(0)).getType()) {
      case DefibParser.QUESTION -> blame(0, "a message is received by `on " + path + "?…`");
      case DefibParser.BANG -> say("effects stand in braces: `{ " + path + "!… } -> state`");
      case DefibParser.ASSIGN, DefibParser.PLUS_ASSIGN, DefibParser.MINUS_ASSIGN ->
          say("effects stand in braces: `{ " + path + " = … } -> state`");
      case DefibParser.LPAREN, DefibParser.ARROW, DefibParser.LBRACE -> event(path);
      default -> Optional.empty();
    };
  }

  private Optional<Remedy> event(String path) {
    if (Habits.help(Area.TRANSITION, path).isPresent()) {
      return Optional.empty();
    }
    return path.contains(".")
        ? say("a command is given by `do " + path + "`, a signal taken by `on " + path + "`")
        : say("what a transition waits for begins with `on`: `on " + path + "`");
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
      return say("name the field only: its type is declared with the message");
    }
    if (around.is(0, DefibParser.COLON)) {
      return say("remove it: the target follows the trigger at once");
    }
    if (around.is(0, DefibParser.LBRACK)) {
      return say("a condition is written `when " + around.upTo(1, DefibParser.RBRACK) + "`");
    }
    if (around.isOneOf(0, Set.of("goto", "next", "to", "then")) && around.isName(1)) {
      return blame(0, "write `-> " + around.text(1) + "`");
    }
    boolean effect =
        around.isName(0) && Set.of("=", "+=", "-=", "!").contains(around.text(around.pathEnd(0)));
    boolean word = around.isOneOf(0, CALLED) && around.isName(1);
    return effect || word
        ? say("effects stand in braces: `{ " + around.path(0) + " … } -> state`")
        : Optional.empty();
  }

  private Optional<Remedy> stateHead() {
    return switch (around.text(0)) {
      case "visible" -> say("write it in front: `visible state " + stateName() + "`");
      case "start", "init", "begin" -> say("write `initial`");
      case "final", "end", "accepting", "accept", "idle" -> say("write `rest`");
      case ":" -> say("write `{`, and `}` behind the last transition");
      case "," -> comma();
      default -> Optional.empty();
    };
  }

  /** {@code visible state off, busy}, where the states are meant that are declared below. */
  private Optional<Remedy> comma() {
    boolean names = around.is(-2, DefibParser.STATE) && around.isName(1);
    String visible = around.is(-3, DefibParser.VISIBLE) ? "visible " : "";
    return names
        ? say(
            "each state is declared by itself: `%sstate %s { … }`"
                .formatted(visible, around.text(-1)))
        : say("remove it: attributes stand side by side");
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
      return say("the length stands behind the type: `var x: (0..3)[4]`");
    }
    if (around.is(0, DefibParser.LBRACK) && around.error().expects(DefibParser.LEVEL)) {
      return say("signals have no length: declare one for each");
    }
    if (around.isOneOf(-1, Set.of("visible", "stable", "memory", "ghost")) && around.isName(0)) {
      return blame(-1, "write it in front: `" + around.text(-1) + " var " + around.text(0) + "`");
    }
    if (around.is(0, DefibParser.INITIAL) && around.is(1, DefibParser.STATE)) {
      return say("write it behind the name: `state " + around.text(2) + " initial { … }`");
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
          say(
              "a variable is declared by `var "
                  + name
                  + ": 0..7`, a state by `state "
                  + name
                  + "`");
      case DefibParser.LBRACE, DefibParser.INITIAL, DefibParser.REST ->
          say("a state is declared by `state " + name + " { … }`");
      default -> Optional.empty();
    };
  }

  private Optional<Remedy> parameter() {
    if (isKind(-1) && around.isName(0) && around.is(-2, DefibParser.COLON)) {
      return blame(-1, "remove `" + around.text(-1) + "`: the type is `" + around.text(0) + "`");
    }
    boolean typeFirst = around.error().expects(DefibParser.COLON) && around.isName(0);
    if (typeFirst) {
      return say(around.typed());
    }
    if (around.error().expects(DefibParser.NAME) && around.isName(1) && !around.isName(0)) {
      return say("the name comes first: `" + around.text(1) + ": " + around.text(0) + "`");
    }
    if (around.error().expects(DefibParser.OF)) {
      return say("write `queue of` and the messages that it carries");
    }
    if (around.is(0, DefibParser.ASSIGN) && around.error().expects(DefibParser.COLON)) {
      return say("the type comes first: `" + around.text(-1) + ": int = " + around.text(1) + "`");
    }
    if (around.error().expects(DefibParser.COLON) && around.area() == Area.PARAMETERS) {
      return say("write its type behind it: `" + around.text(-1) + ": …`");
    }
    return Optional.empty();
  }

  private Optional<Remedy> say(String help) {
    return blame(0, help);
  }

  private Optional<Remedy> blame(int offset, String help) {
    return Optional.of(Remedy.of(around.token(offset), help));
  }
}
