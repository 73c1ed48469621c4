package dev.defib.dsl.parse;

import dev.defib.grammar.DefibParser;
import java.util.Optional;
import java.util.Set;

/** Finds what was probably meant where a parse failed among effects. */
final class EffectRemedies {
  private static final Set<String> SENDERS =
      Set.of("send", "put", "push", "enqueue", "post", "write", "add", "append", "offer");

  private final Around around;

  EffectRemedies(Around around) {
    this.around = around;
  }

  Optional<Remedy> find() {
    Optional<Remedy> trigger = triggerInBlock();
    if (trigger.isPresent()) {
      return trigger;
    }
    if (around.is(0, DefibParser.LPAREN) && around.isOneOf(-1, Remedies.CALLED)) {
      String argument = around.upTo(1, DefibParser.RPAREN);
      return around.say("write `" + around.text(-1) + " " + argument + "`, without parentheses");
    }
    if (around.is(0, DefibParser.LPAREN)) {
      return call();
    }
    if (around.is(-2, DefibParser.LBRACE) && around.is(-3, DefibParser.IF)) {
      return around.blame(-3, "say when: `if c { … }`; what is left needs `else { … }` alone");
    }
    if (around.is(-1, DefibParser.BANG) && !around.isName(0)) {
      return around.blame(
          -1,
          "for a signal, write `raise "
              + around.placeBefore(-1)
              + "`; what is sent to a queue is named");
    }
    if (around.is(-2, DefibParser.SET)
        && (around.is(0, DefibParser.RBRACE) || around.is(0, DefibParser.SEMICOLON))) {
      String name = around.text(-1);
      return around.blame(
          -2, "a timer is set by `set " + name + " = 5`, a signal raised by `raise " + name + "`");
    }
    if (around.error().isIn(DefibParser.SetEffectContext.class) && around.is(-2, DefibParser.SET)) {
      return around.say(
          "a timer is set by `=`: `set " + around.text(-1) + " = " + around.text(0) + "`");
    }
    if (around.is(0, DefibParser.DOT) || around.is(0, DefibParser.QUESTION)) {
      return around.say("a message is received by a transition: `on queue?message { … } -> state`");
    }
    if (around.is(-1, DefibParser.QUESTION) || (around.is(0, DefibParser.COLON) && isTernary())) {
      return around.say("write `if c then a else b`");
    }
    if (around.is(1, DefibParser.ASSIGN) && isArithmetic(0)) {
      String variable = around.text(-1);
      String sum = variable + " = " + variable + " " + around.text(0) + " …";
      return around.say("write `" + sum + "`");
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
    String path = around.placeBefore(0);
    int dot = path.lastIndexOf('.');
    if (dot < 0) {
      return Remedies.foreign(Area.EFFECT, around.token(-1))
          .or(() -> around.say("nothing is called here: effects are written out"));
    }
    String object = path.substring(0, dot);
    boolean bare = around.is(1, DefibParser.RPAREN);
    return SENDERS.contains(path.substring(dot + 1)) && !bare
        ? around.say("a message is sent by `" + object + "!message`")
        : around.say(
            "a command is given by a trigger, not among the effects: `do "
                + path
                + (bare ? "" : "(…)")
                + (around.isBehind(-1, DefibParser.WHEN) ? " when …" : "")
                + " -> state`");
  }

  /** A wrong sign among effects. */
  private Optional<Remedy> sign() {
    if (around.is(0, DefibParser.ARROW)
        && around.is(-2, DefibParser.LBRACE)
        && around.is(-4, DefibParser.FAULT)) {
      return around.say(
          "a fault is a transition of the state in which it strikes: in `state %s`, write `fault %s -> %s`"
              .formatted(around.text(-1), around.text(-3), around.text(1)));
    }
    return switch (around.token(0).getType()) {
      case DefibParser.ARROW ->
          around.say("the arrow stands behind the closing brace: `{ effects } -> state`");
      case DefibParser.EQ, DefibParser.COLON, DefibParser.LT ->
          around.error().expects(DefibParser.ASSIGN)
              ? around.say("a value is assigned by `=`")
              : condition();
      case DefibParser.COMMA -> around.say("effects are separated by `;`");
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
        ? around.say("effects stand in braces: `if c { effects } else { effects }`")
        : Optional.empty();
  }
}
