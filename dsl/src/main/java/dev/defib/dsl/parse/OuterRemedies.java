package dev.defib.dsl.parse;

import dev.defib.grammar.DefibParser;
import java.util.Optional;
import java.util.Set;

/** Finds what was probably meant where a parse failed in declarations and systems. */
final class OuterRemedies {
  private static final Set<String> KINDS = Set.of("device", "driver", "policy", "process");
  private static final Set<String> ATTRIBUTES = Set.of("lossy", "latest");

  private final Around around;

  private OuterRemedies(Around around) {
    this.around = around;
  }

  static Optional<Remedy> of(Around around) {
    OuterRemedies remedies = new OuterRemedies(around);
    return switch (around.area()) {
      case SYSTEM -> remedies.system();
      case SPEC, CHECK -> new SpecRemedies(around).find();
      case FILE -> remedies.declaration();
      case ARGUMENTS -> remedies.argument();
      case PARAMETERS, MEMBER, STATE_HEAD, TRANSITION, EFFECT -> Optional.empty();
    };
  }

  private Optional<Remedy> argument() {
    if (around.is(0, DefibParser.LBRACK)) {
      return around.say("a group is written `{" + around.upTo(1, DefibParser.RBRACK) + "}`");
    }
    return around.error().expects(DefibParser.COMMA) && around.isName(0)
        ? around.say("arguments are separated by `,`")
        : Optional.empty();
  }

  private Optional<Remedy> declaration() {
    boolean separated = around.error().expects(DefibParser.COMMA);
    if (around.is(0, DefibParser.STAR) && around.isBehind(-1, DefibParser.USE)) {
      return around.say("remove it with its dot: all that a model declares can be used");
    }
    if (around.is(0, DefibParser.ASSIGN) && separated) {
      return around.say("the values of an enumeration are names only: remove the number");
    }
    if (around.is(0, DefibParser.COLON) && around.error().expects(DefibParser.LPAREN)) {
      return around.say("fields stand in parentheses: `" + around.text(-1) + "(x: 0..3)`");
    }
    boolean field = around.error().isIn(DefibParser.MessageKindContext.class);
    if (field && around.error().expects(DefibParser.COLON) && around.isName(-1)) {
      return around.say("a field needs a name and a bounded type: `" + around.text(-1) + ": 0..7`");
    }
    if (around.is(0, DefibParser.SEMICOLON) && separated) {
      return around.say("write `,`");
    }
    if (separated && around.isName(0) && around.error().expects(DefibParser.RBRACE)) {
      return around.say("write `,` in front of it");
    }
    return Optional.empty();
  }

  private Optional<Remedy> system() {
    if (around.is(0, DefibParser.MINUS)) {
      return around.say("items are no list: remove the `-`");
    }
    if (around.isOneOf(0, KINDS) && around.isName(1) && around.is(2, DefibParser.COLON)) {
      return around.say("remove it: write `" + around.text(1) + ": " + around.text(3) + "`");
    }
    if (around.isOneOf(-1, ATTRIBUTES) && around.is(0, DefibParser.QUEUE)) {
      return around.blame(-1, "write it behind: `queue q: Messages[1] " + around.text(-1) + "`");
    }
    if (around.error().isIn(DefibParser.QueueItemContext.class)) {
      return queue();
    }
    if (around.is(0, DefibParser.LBRACK) && !around.error().expects(DefibParser.COLON)) {
      return around.say("the length stands behind the name: `disk[2]: Disk`");
    }
    if (around.isOneOf(-1, Set.of("lost", "closed")) && around.isOnLine(-1)) {
      return around.say("write `" + around.text(-1) + " with` and the machine");
    }
    boolean name = around.error().expects(DefibParser.COLON) && around.isName(-1);
    if (!name || Habits.help(Area.SYSTEM, around.text(-1)).isPresent()) {
      return Optional.empty();
    }
    if (around.is(0, DefibParser.COMMA)) {
      return around.say("arguments stand in parentheses: `drv: Driver(disk, …)`");
    }
    if (around.is(0, DefibParser.ASSIGN) || !around.isOnLine(-1)) {
      return Optional.of(behind("an instance is declared by `" + around.text(-1) + ": Machine`"));
    }
    return around.isName(0) ? around.say(around.typed()) : Optional.empty();
  }

  private Optional<Remedy> queue() {
    if (around.error().expects(DefibParser.LBRACK)) {
      int start = -1;
      while (around.is(start - 1, DefibParser.DOT)) {
        start -= 2;
      }
      String messages = around.text(start, 0);
      return Optional.of(behind("say how many messages it holds at most: `" + messages + "[1]`"));
    }
    if (around.is(0, DefibParser.QUEUE) && around.is(1, DefibParser.OF)) {
      String name = around.text(-2);
      return around.say("write `queue " + name + ": " + around.text(2) + "[1]`");
    }
    if (around.is(0, DefibParser.OF)) {
      return around.say("write `queue name: " + around.text(1) + "[1]`");
    }
    return Optional.empty();
  }

  /** At the token in front, because the one at the error may be on another line. */
  private Remedy behind(String help) {
    return Remedy.of(around.token(-1), help);
  }
}
