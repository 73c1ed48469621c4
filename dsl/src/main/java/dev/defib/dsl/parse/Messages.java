package dev.defib.dsl.parse;

import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import dev.defib.grammar.DefibParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in the reader's words what is wrong where a parse failed. */
final class Messages {
  /** More alternatives than this say nothing. */
  private static final int ALTERNATIVES = 4;

  /** What begins declarations, members, transitions, and items of systems and specs. */
  private static final List<Integer> STARTS =
      List.of(
          DefibParser.CONST,
          DefibParser.TIMER,
          DefibParser.EVERY,
          DefibParser.CHECK,
          DefibParser.ALWAYS,
          DefibParser.QUEUE);

  private static final IntervalSet FILE_ENDS = new IntervalSet(Token.EOF, DefibParser.DEFIB);

  private static final IntervalSet BEHIND_HEAD =
      new IntervalSet(DefibParser.LBRACE, DefibParser.ARROW);

  private static final IntervalSet BEHIND_TRIGGER =
      new IntervalSet(DefibParser.LPAREN, DefibParser.AS, DefibParser.REVIVES);

  /** Where all of a set are expected, they are what was most likely to come. */
  private static final List<IntervalSet> MEANT =
      List.of(
          new IntervalSet(DefibParser.HOLDS, DefibParser.VIOLATED, DefibParser.VACUOUS),
          new IntervalSet(DefibParser.LEADS, DefibParser.STAYS, DefibParser.AFTER),
          BEHIND_HEAD);

  private final Nodes nodes;
  private final FirstError error;

  private Messages(Nodes nodes, FirstError error) {
    this.nodes = nodes;
    this.error = error;
  }

  static Diagnostic of(FirstError error, Nodes nodes) {
    return new Messages(nodes, error).diagnostic();
  }

  private Diagnostic diagnostic() {
    boolean reserved = !isBehind() && wantsName() && Words.isReserved(error.at());
    Optional<Remedy> remedy = remedy(reserved);
    if (reserved && remedy.isEmpty()) {
      String word = text(error.at());
      return Diagnostic.of(
              Code.SYNTAX, "`" + word + "` is a word of the language and cannot be a name")
          .help("choose another name, for example `" + word + "_`")
          .at(place());
    }
    var message =
        Diagnostic.of(Code.SYNTAX, remedy.flatMap(Remedy::headline).orElseGet(this::headline));
    remedy.map(Remedy::help).or(this::help).ifPresent(message::help);
    return message.at(
        remedy
            .filter(known -> known.headline().isPresent())
            .map(known -> nodes.span(known.at()))
            .orElseGet(this::place));
  }

  /** Where a line ends too early, what begins the next one is not to blame. */
  private Optional<Remedy> remedy(boolean reserved) {
    return error.before().getType() == DefibParser.DOT && isMember()
        ? Optional.empty()
        : Remedies.of(error, reserved).filter(r -> !isBehind() || r.at() != error.at());
  }

  private String headline() {
    return isBehind()
        ? "expected " + expected() + " behind `" + text(error.before()) + "`"
        : "expected " + expected() + ", found " + found();
  }

  /** Whether a line ends too early; the first token of the next one is not to blame. */
  private boolean isBehind() {
    return error.before().getLine() < error.at().getLine()
        && error.before() != error.at()
        && !STARTS.stream().anyMatch(error::expects);
  }

  private String found() {
    return isEnd() ? "the end of the file" : "`" + text(error.at()) + "`";
  }

  /** Where a line or the file ends too early, the place behind its last token. */
  private Span place() {
    if (!isEnd() && !isBehind()) {
      return nodes.span(error.at());
    }
    int end = error.before().getType() == Token.EOF ? 0 : error.before().getStopIndex() + 1;
    return new Span(nodes.source(), end, end);
  }

  private boolean isEnd() {
    return error.at().getType() == Token.EOF;
  }

  private String text(Token token) {
    return nodes.span(token).text();
  }

  /** Whether a name and little else could stand here. */
  private boolean wantsName() {
    return error.expects(DefibParser.NAME)
        && !error.expects(DefibParser.NUMERAL)
        && !error.expects(DefibParser.FOR);
  }

  /** Where a message or a part of something is named, every word is expected, as a name. */
  private boolean isMember() {
    return error.expects(DefibParser.NAME)
        && error.expects(DefibParser.MODEL)
        && error.expects(DefibParser.TRUE);
  }

  private Optional<String> help() {
    if (error.expects(DefibParser.MODEL) && !isMember()) {
      return Optional.of("begin the file with a line `model name`");
    }
    if (isBehind() && error.expects(DefibParser.LEADS) && !error.expects(DefibParser.NAME)) {
      return Optional.of("to say that it holds in every state, write `always` in front of it");
    }
    return isArrowMissing()
        ? Optional.of("write `-> " + text(error.at()) + "` if it is the state to go to")
        : Optional.empty();
  }

  private boolean isArrowMissing() {
    return error.isIn(DefibParser.TransitionContext.class)
        && error.expects(DefibParser.ARROW)
        && Words.isName(error.at())
        && error.before().getLine() == error.at().getLine()
        && !Words.isReserved(error.before());
  }

  private String expected() {
    if (isMember()) {
      return "a name";
    }
    IntervalSet rest = isBehindTrigger() ? new IntervalSet(BEHIND_HEAD) : likely();
    List<String> words = new ArrayList<>(constructs(rest));
    List<Integer> types = rest.toList();
    types.sort(Comparator.comparing(Words::isWord));
    for (int type : types) {
      words.add(word(type));
    }
    if (words.size() > ALTERNATIVES) {
      words = words.subList(0, ALTERNATIVES);
    }
    String last = words.removeLast();
    return words.isEmpty() ? last : String.join(", ", words) + " or " + last;
  }

  /** Where arguments of the trigger could follow, and were hardly meant. */
  private boolean isBehindTrigger() {
    return error.isIn(DefibParser.TriggerContext.class)
        && error.expected().subtract(BEHIND_TRIGGER).isNil();
  }

  /** What is expected, without what could only go on with what is complete. */
  private IntervalSet likely() {
    for (IntervalSet set : MEANT) {
      IntervalSet meant = error.expected().and(set);
      boolean likely =
          set.equals(BEHIND_HEAD) ? isArrowMissing() : !error.expects(DefibParser.NAME);
      if (likely && meant.size() == set.size()) {
        return meant;
      }
    }
    IntervalSet rest = error.expected();
    for (IntervalSet set : List.of(Words.OPERATORS, FILE_ENDS)) {
      IntervalSet beyond = rest.subtract(set);
      rest = beyond.isNil() ? rest : beyond;
    }
    return new IntervalSet(rest);
  }

  private static String word(int type) {
    return switch (type) {
      case Token.EOF -> "the end of the file";
      case DefibParser.NUMERAL -> "a number";
      case DefibParser.STRING -> "a text in quotes";
      default -> "`" + Words.phrase(type) + "`";
    };
  }

  /** The constructs that could begin here; their first tokens are taken out of the set. */
  private List<String> constructs(IntervalSet expected) {
    List<String> words = new ArrayList<>();
    take(expected, DefibParser.CONST, DefibParser.RULE_declaration, "a declaration", words);
    take(expected, DefibParser.ALWAYS, DefibParser.RULE_checkClause, "what is checked", words);
    take(expected, DefibParser.CHECK, DefibParser.RULE_specItem, "a check", words);
    take(expected, DefibParser.TIMER, DefibParser.RULE_member, "a member of the machine", words);
    take(expected, DefibParser.QUEUE, DefibParser.RULE_systemItem, "an item of the system", words);
    take(expected, DefibParser.EVERY, DefibParser.RULE_transition, "a transition", words);
    take(expected, DefibParser.FOR, DefibParser.RULE_effect, "an effect", words, DefibParser.NAME);
    take(expected, DefibParser.BOOL, DefibParser.RULE_type, "a type", words);
    take(expected, DefibParser.NUMERAL, DefibParser.RULE_expression, "an expression", words);
    take(expected, DefibParser.NAME, DefibParser.RULE_identifier, name(), words);
    return words;
  }

  /** If the mark, a token that begins no other construct, is expected, so is the construct. */
  private static void take(
      IntervalSet expected, int mark, int rule, String words, List<String> found, int... others) {
    boolean present = expected.contains(mark);
    for (int other : others) {
      present &= expected.contains(other);
    }
    if (present) {
      found.add(words);
      for (int type : Words.first(rule).toList()) {
        expected.remove(type);
      }
    }
  }

  /** What is named behind the token in front. */
  private String name() {
    return switch (error.before().getType()) {
      case DefibParser.ARROW, DefibParser.STATE -> "a state's name";
      case DefibParser.VAR -> "the variable's name";
      case DefibParser.MODEL, DefibParser.USE -> "a model's name";
      case DefibParser.SPEC, DefibParser.CHECK, DefibParser.DEFINE -> "a name";
      case DefibParser.QUEUE -> "the queue's name";
      case DefibParser.SIGNAL, DefibParser.RAISE, DefibParser.MASK -> "a signal's name";
      case DefibParser.DEVICE, DefibParser.DRIVER, DefibParser.POLICY, DefibParser.PROCESS ->
          "the machine's name";
      default -> "a name";
    };
  }
}
