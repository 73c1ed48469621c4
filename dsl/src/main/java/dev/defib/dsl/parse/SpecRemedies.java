package dev.defib.dsl.parse;

import dev.defib.grammar.DefibParser;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what was probably meant where a parse failed in a spec: its claims, faults and answers. */
final class SpecRemedies {
  private static final Set<String> FAULTS =
      Set.of("crash", "hang", "wedge", "garble", "remove", "slow", "stuck", "lose", "corrupt");
  private static final Set<String> NEXT_STEP = Set.of("X", "next", "Next");
  private static final Set<String> STRENGTHS = Set.of("at", "any", "finitely", "together", "by");

  private static final Set<Integer> CLAIMS =
      Set.of(
          DefibParser.ALWAYS,
          DefibParser.NEVER,
          DefibParser.POSSIBLE,
          DefibParser.EVENTUALLY,
          DefibParser.LTL,
          DefibParser.NO);
  private static final Map<String, String> MISLEADING =
      Map.of(
          "each", "each fault has a strength of its own: `crash(a) at most 1, hang(a) at most 1`",
          "during", "write `while`",
          "requirement", "its name is a text: `requirement \"SR-12\"`");

  /** No further than this is looked for what ended a check. */
  private static final int FAR = 30;

  private final Around around;

  SpecRemedies(Around around) {
    this.around = around;
  }

  Optional<Remedy> find() {
    return around.area() == Area.CHECK ? check() : spec();
  }

  private Optional<Remedy> spec() {
    if (around.error().expects(DefibParser.FOR)) {
      return Optional.of(behind("say of which system: `spec " + specName() + " for model.System`"));
    }
    if (isBehindCheck() && !around.isName(0)) {
      return around.say("a check has a name, then a text: `check name \"text\"`");
    }
    if (around.error().expects(DefibParser.ASSIGN)) {
      return around.say("write `=` between the name and what it stands for");
    }
    return assignment().or(this::cutOff).or(this::ending);
  }

  /** A {@code =} that is not the one of a definition. */
  private Optional<Remedy> assignment() {
    if (around.is(0, DefibParser.ASSIGN) && around.is(-1, DefibParser.RECOVERED)) {
      return around.say("write `recovered " + around.path(1) + "`, without `=`");
    }
    if (around.is(0, DefibParser.ASSIGN) && around.isName(-1) && around.isName(1)) {
      return around.say(
          "of a state write `%1$s.%2$s`, of a value `%1$s == %2$s`"
              .formatted(around.text(-1), around.text(1)));
    }
    return around.isName(0) && around.is(1, DefibParser.ASSIGN) && !around.isOnLine(-1)
        ? around.say("write `define " + around.text(0) + " = …`")
        : Optional.empty();
  }

  /** A claim behind a check that something else has ended. */
  private Optional<Remedy> cutOff() {
    int recovered = -1;
    while (recovered > -FAR && !around.is(recovered, DefibParser.RECOVERED)) {
      recovered--;
    }
    boolean claim = CLAIMS.contains(around.token(0).getType());
    return claim && around.is(recovered, DefibParser.RECOVERED)
        ? Optional.of(
            new Remedy(
                around.token(recovered),
                Optional.of("`recovered` is a clause of the spec, and ends the check"),
                "put it above the checks: it is said once, for all faults `at once`"))
        : Optional.empty();
  }

  private boolean isBehindCheck() {
    return around.is(-1, DefibParser.CHECK) || around.is(-2, DefibParser.CHECK);
  }

  private String specName() {
    int start = -1;
    while (around.is(start - 1, DefibParser.DOT)) {
      start -= 2;
    }
    return around.text(start, 0);
  }

  private Optional<Remedy> check() {
    if (around.is(0, DefibParser.STRING) && isBehindCheck()) {
      return around.say("a check has a name, then a text: `check name \"text\"`");
    }
    if (around.isOneOf(-1, Remedies.UNITS) && around.is(-2, DefibParser.NUMERAL)) {
      return Optional.of(
          Remedy.ofWord(around.token(-1), "remove it: the number stands alone, without a unit"));
    }
    if (around.is(0, DefibParser.COLON) && (isBehindCheck() || !around.isName(-1))) {
      return around.say("remove it");
    }
    if (around.error().expects(DefibParser.VACUOUS) && around.is(-1, DefibParser.EXPECT)) {
      return around.say("write `expect violated`, `expect vacuous`, or nothing if it holds");
    }
    if (MISLEADING.containsKey(around.text(-1))) {
      return around.blame(-1, MISLEADING.get(around.text(-1)));
    }
    if (around.is(0, DefibParser.TOGETHER) && around.error().expects(DefibParser.RPAREN)) {
      return around.say("write it behind the parenthesis: `crash({a, b}) together`");
    }
    if (around.is(-1, DefibParser.ANY) && FAULTS.contains(around.text(0))) {
      return around.say("write `after any single " + fault(0) + "`");
    }
    if (around.is(0, DefibParser.SINGLE)
        && around.is(-1, DefibParser.ANY)
        && FAULTS.contains(around.text(1))) {
      return claimFirst();
    }
    if (around.is(-1, DefibParser.AFTER) && around.error().expects(DefibParser.UP)) {
      return around.say("write `after any single " + fault(0) + "`");
    }
    if (FAULTS.contains(around.text(-2)) && around.isName(-1)) {
      return around.blame(
          -1,
          around.isBehind(-2, DefibParser.UNDER)
              ? "write `" + around.text(-2) + "(" + around.text(-1) + ")`"
              : "write `" + around.text(-2) + " of " + around.text(-1) + "`");
    }
    return strengthFirst()
        .or(this::subject)
        .or(() -> Claims.response(around))
        .or(this::temporal)
        .or(this::ending);
  }

  /** {@code after any single crash of drv usable within 20}. */
  private Optional<Remedy> claimFirst() {
    String fault = fault(1);
    int subject = around.is(2, DefibParser.OF) || around.is(2, DefibParser.LPAREN) ? 3 : 2;
    int end = around.pathEnd(subject);
    int claim = around.is(end, DefibParser.RPAREN) ? end + 1 : end;
    int bound = claim;
    while (around.isOnLine(bound) && !around.is(bound, DefibParser.WITHIN)) {
      bound++;
    }
    String usable = around.text(claim, bound);
    String within = around.is(bound, DefibParser.WITHIN) ? " " + restOfLine(bound) : "";
    return around.say(
        "the claim comes first: write `" + usable + " after any single " + fault + within + "`");
  }

  /** The fault that begins at a token, as it stands behind {@code single}. */
  private String fault(int offset) {
    if (!FAULTS.contains(around.text(offset))) {
      return "crash of drv";
    }
    boolean call =
        around.is(offset + 1, DefibParser.LPAREN) || around.is(offset + 1, DefibParser.OF);
    int subject = offset + (call ? 2 : 1);
    boolean named = around.isName(subject) && around.isOnLine(subject);
    return around.text(offset) + " of " + (named ? around.place(subject) : "drv");
  }

  /** {@code at most 1 crash(drv)}. */
  private Optional<Remedy> strengthFirst() {
    int at = 0;
    while (at > -4 && !around.is(at, DefibParser.UNDER)) {
      at--;
    }
    int fault = 0;
    while (around.isOnLine(fault) && !FAULTS.contains(around.text(fault))) {
      fault++;
    }
    boolean first = around.is(at, DefibParser.UNDER) && around.isOneOf(at + 1, STRENGTHS);
    return first && around.is(fault + 1, DefibParser.LPAREN)
        ? around.blame(
            at + 1,
            "the fault comes first: write `under "
                + around.call(fault)
                + " "
                + around.text(at + 1, fault)
                + "`")
        : Optional.empty();
  }

  /** A fault where a claim should begin. */
  private Optional<Remedy> subject() {
    boolean fault = around.is(-1, DefibParser.RPAREN) && around.isOneOf(0, STRENGTHS);
    int start = -1;
    while (fault && start > -50 && !around.is(start, DefibParser.LPAREN)) {
      start--;
    }
    if (!fault || !FAULTS.contains(around.text(start - 1))) {
      return Optional.empty();
    }
    return around.say(
        around.isBehind(start - 1, DefibParser.UNDER)
            ? "faults are separated by `,`"
            : "faults stand behind `under`: `under " + around.text(start - 1, 0) + " …`");
  }

  private Optional<Remedy> temporal() {
    boolean ltl = around.isBehind(-1, DefibParser.LTL);
    int box = around.is(0, DefibParser.RBRACK) ? -1 : 0;
    if (around.is(box, DefibParser.LBRACK) && around.is(box + 1, DefibParser.RBRACK)) {
      return around.blame(box, ltl ? "write `G`" : "write `" + globally(box + 2) + "`");
    }
    if (around.is(0, DefibParser.LT) && around.is(1, DefibParser.GT)) {
      return around.say(ltl ? "write `F`" : "write `" + eventually(2) + "`");
    }
    if (around.is(0, DefibParser.NEVER) && around.is(-1, DefibParser.ALWAYS)) {
      return around.blame(-1, "write `never` alone");
    }
    if (ltl && around.isOneOf(-1, NEXT_STEP)) {
      return Optional.of(
          new Remedy(
              around.token(-1),
              Optional.of("there is no operator for the next step"),
              "for what comes sooner or later, write `F`; for what comes soon, a check of its own,"
                  + " `P leads to Q within 1`, counts ticks"));
    }
    if (around.is(0, DefibParser.ALWAYS) && around.is(-1, DefibParser.TO)) {
      return stability();
    }
    return around.isOneOf(0, Set.of("until", "unless"))
        ? around.say("write `P stays until Q`")
        : Optional.empty();
  }

  /** {@code P leads to always Q}. */
  private Optional<Remedy> stability() {
    int start = around.lineStart(0);
    if (around.is(start, DefibParser.CHECK)) {
      start += around.is(start + 2, DefibParser.STRING) ? 3 : 2;
    }
    String formula = "G((%s) implies F G (%s))".formatted(around.text(start, -2), restOfLine(1));
    return around.say("what stays from then on is asked by a formula: write `ltl " + formula + "`");
  }

  private String eventually(int from) {
    boolean always = around.is(from, DefibParser.LBRACK) && around.is(from + 1, DefibParser.RBRACK);
    return always ? "eventually always " + restOfLine(from + 2) : "eventually " + restOfLine(from);
  }

  /** What {@code [] p} is called here, where {@code p} may begin with another operator. */
  private String globally(int from) {
    if (around.is(from, DefibParser.LT) && around.is(from + 1, DefibParser.GT)) {
      return "always eventually " + restOfLine(from + 2);
    }
    int leads = from;
    while (around.isOnLine(leads) && !isEventual(leads)) {
      leads++;
    }
    String all = restOfLine(from);
    boolean response = around.isOnLine(leads) && all.startsWith("(") && all.endsWith(")");
    if (!response) {
      return "always " + all;
    }
    String later = restOfLine(leads + 3);
    return around.text(from + 1, leads)
        + " leads to "
        + later.substring(0, later.length() - 1).strip();
  }

  /** Whether {@code -> <>} or {@code => <>} begins at the token. */
  private boolean isEventual(int offset) {
    return (around.is(offset, DefibParser.ARROW) || around.is(offset, DefibParser.IMPLIES))
        && around.is(offset + 1, DefibParser.LT)
        && around.is(offset + 2, DefibParser.GT);
  }

  private String restOfLine(int from) {
    int end = from;
    while (around.isOnLine(end)) {
      end++;
    }
    return around.text(from, end);
  }

  /** What goes on with a claim that is complete. */
  private Optional<Remedy> ending() {
    if (around.is(0, DefibParser.ARROW)) {
      return around.say("write `implies` between states, `P leads to Q` for what comes later");
    }
    if (around.is(0, DefibParser.WITHIN)) {
      return recovery().or(() -> around.say(recurrence()));
    }
    return Optional.empty();
  }

  /** {@code P within 20 after crash(drv)} and {@code after crash(drv) P within 20}. */
  private Optional<Remedy> recovery() {
    int start = around.lineStart(0);
    int after = start;
    while (around.isOnLine(after) && !around.is(after, DefibParser.AFTER)) {
      after++;
    }
    boolean call =
        FAULTS.contains(around.text(after + 1))
            && around.is(after + 2, DefibParser.LPAREN)
            && around.isName(after + 3);
    if (!call) {
      return Optional.empty();
    }
    String usable = after < 0 ? behindCall(after + 2) : around.text(start, 0);
    return around.say(
        "write `"
            + usable
            + " after any single "
            + around.text(after + 1)
            + " of "
            + around.place(after + 3)
            + " "
            + around.text(0, 2)
            + "`");
  }

  /** The tokens from behind an opening parenthesis' closing one up to the error. */
  private String behindCall(int open) {
    int close = open;
    while (close < 0 && !around.is(close, DefibParser.RPAREN)) {
      close++;
    }
    return around.text(around.is(close + 1, DefibParser.COMMA) ? close + 2 : close + 1, 0);
  }

  /** Only one wait has a bound; what recurs is bounded by the way back. */
  private String recurrence() {
    int start = -1;
    while (start > -50 && !around.is(start, DefibParser.EVENTUALLY) && around.isOnLine(start)) {
      start--;
    }
    boolean recurs =
        around.is(start, DefibParser.EVENTUALLY) && around.is(start - 1, DefibParser.ALWAYS);
    if (!recurs) {
      return "`within` belongs to `eventually P`, `P leads to Q` and `P after any single …`";
    }
    String predicate = around.text(start + 1, 0);
    boolean simple = -1 - start == 1 || predicate.matches("[\\w.]+");
    String negated = simple ? predicate : "(" + predicate + ")";
    return "bound the way back: `not "
        + negated
        + " leads to "
        + predicate
        + " "
        + around.text(0, 2)
        + "`";
  }

  /** At the token in front, because the one at the error may be on another line. */
  private Remedy behind(String help) {
    return Remedy.of(around.token(-1), help);
  }
}
