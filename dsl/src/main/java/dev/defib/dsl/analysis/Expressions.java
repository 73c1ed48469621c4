package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Expr.BinaryOp;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.Optional;

/** Finds the types of expressions that are read for their value, and what is wrong with them. */
final class Expressions {
  private final Program program;
  private final Facts facts;
  private final Calls calls;

  Expressions(Program program) {
    this.program = program;
    this.facts = program.facts;
    this.calls = new Calls(program);
  }

  /** The type of a value, where nothing particular is expected. */
  Type value(Expr e, Context c) {
    return value(e, c, Type.UNKNOWN);
  }

  /** A truth value; reports anything else in the words of its role, {@code the guard}. */
  Type.Bool truth(Expr e, Context c, String role) {
    return expect(e, Type.BOOL, c, role) instanceof Type.Bool bool ? bool : Type.BOOL;
  }

  /** A number; reports anything else in the words of its role, {@code an index}. */
  Type.Int integer(Expr e, Context c, String role) {
    return expect(e, Type.INT, c, role) instanceof Type.Int i ? i : Type.INT;
  }

  /** A value of the expected type; the result is unknown if it is another, which is reported. */
  Type expect(Expr e, Type expected, Context c, String role) {
    Type found = value(e, c, expected);
    if (Type.agree(found, expected)) {
      if (c.constant().isPresent()
          && found instanceof Type.Int number
          && expected instanceof Type.Int range) {
        Intervals.exceeded(number, range).ifPresent(x -> facts.report(outside(e, role, x)));
      }
      return found;
    }
    facts.report(mismatch(e, found, expected, role));
    return Type.UNKNOWN;
  }

  private static Diagnostic outside(Expr e, String role, String exceeded) {
    return Diagnostic.of(
            Code.VALUE_OUT_OF_RANGE, role + ", `" + e.span().text() + "`, is " + exceeded)
        .help("take a value of the type, or make the type larger")
        .at(e.span(), "not a value of the type");
  }

  private static Diagnostic mismatch(Expr e, Type found, Type expected, String role) {
    var diagnostic =
        Diagnostic.of(
            Code.TYPE_MISMATCH,
            role + " must be " + expected.described() + ", but this is " + found.described());
    if (expected instanceof Type.Bool && found instanceof Type.Int) {
      boolean literal = e instanceof Expr.Numeral;
      boolean place = e instanceof Expr.Name || e instanceof Expr.Select || e instanceof Expr.Index;
      if (literal) {
        diagnostic.help("write `true` or `false`");
      } else if (place) {
        diagnostic.help("compare it, for example `" + e.span().text() + " > 0`");
      }
    } else if (expected instanceof Type.Enum type) {
      diagnostic.help(
          "its values are "
              + Words.list(type.declaration().literals().stream().map(Identifier::text).toList()));
    }
    return diagnostic.at(e.span(), "this is " + found.described());
  }

  Type value(Expr e, Context c, Type expected) {
    return switch (e) {
      case Expr.Numeral n -> new Type.Int(n.value(), n.value());
      case Expr.Truth t -> new Type.Bool(t.value(), !t.value(), false);
      case Expr.Self self -> self(self, c);
      case Expr.Name name -> read(program.places.name(name, c, expected), name, c);
      case Expr.Select select -> read(program.places.resolve(select, c), select, c);
      case Expr.Index index -> read(program.places.resolve(index, c), index, c);
      case Expr.Call call -> calls.type(call, c);
      case Expr.Unary unary -> unary(unary, c);
      case Expr.Binary binary -> binary(binary, c);
      case Expr.Quantified q -> quantified(q, c);
      case Expr.Conditional conditional -> conditional(conditional, c, expected);
      case Expr.Sent sent -> calls.message(sent.queue(), sent.message(), sent, c);
      case Expr.Received received ->
          calls.message(received.queue(), received.message(), received, c);
      case Expr.Done done -> calls.done(done, c);
      case Expr.Raised raised -> calls.raised(raised, c);
      case Expr.Entered entered -> calls.entered(entered, c);
      case Expr.Every every -> notAValue(every, c);
      case Expr.SetOf set -> notAValue(set, c);
      case Expr.AnyOf any -> notAValue(any, c);
    };
  }

  private Type self(Expr.Self self, Context c) {
    if (c.viewer() instanceof Viewer.Inside || c.viewer() instanceof Viewer.Wiring) {
      return new Type.Int(0, Long.MAX_VALUE);
    }
    facts.report(
        Diagnostic.of(Code.UNKNOWN_NAME, "`self` has no meaning outside of a machine")
            .help("`self` is a machine's index in its array; here, name the machine")
            .at(self.span()));
    return Type.UNKNOWN;
  }

  /** What reading a place gives: its value, if it has one and may be seen. */
  private Type read(Reference reference, Expr e, Context c) {
    Type type = reference.type();
    if (type instanceof Type.Unknown) {
      return type;
    }
    if (type instanceof Type.Signal signal) {
      type =
          signal.declaration().maximum().isPresent() ? new Type.Int(0, Long.MAX_VALUE) : Type.BOOL;
    }
    if (!Type.isValue(type)) {
      facts.report(noValue(e, type));
      return Type.UNKNOWN;
    }
    reference.symbol().ifPresent(s -> facts.read(Symbols.declaration(s)));
    var complaint = Observability.read(reference, e, c);
    if (complaint.isPresent()) {
      reference
          .symbol()
          .map(Symbols::declaration)
          .ifPresentOrElse(
              d -> facts.reportMissing(d, "visible", complaint.get()),
              () -> facts.report(complaint.get()));
      return Type.UNKNOWN;
    }
    if (type instanceof Type.Bool bool && bool.event() && c.noEvents().isPresent()) {
      facts.report(Calls.eventNotAllowed(e.span(), c));
    }
    return mayStand(reference, e, c) ? type : Type.UNKNOWN;
  }

  /** Whether a place may stand here, where perhaps a constant is needed; reports it if not. */
  private boolean mayStand(Reference reference, Expr e, Context c) {
    if (c.constant().isEmpty() || reference.symbol().isEmpty()) {
      return true;
    }
    Symbol symbol = reference.symbol().get();
    if (symbol instanceof Symbol.OfParameter p && Wiring.mayBeConstant(p.declaration())) {
      facts.needConstant(p.declaration());
      return true;
    }
    if (isConstant(symbol)) {
      return true;
    }
    facts.report(notConstant(e, Symbols.place(symbol), c.constant().get()));
    return false;
  }

  static Diagnostic notConstant(Expr e, Optional<Span> declared, String role) {
    var diagnostic =
        Diagnostic.of(
            Code.NOT_CONSTANT,
            role + " must be constant, but `" + e.span().text() + "` can change");
    declared.ifPresent(p -> diagnostic.because(p, "declared here"));
    return diagnostic.help("use a number, a `const` or a parameter").at(e.span(), "not a constant");
  }

  private boolean isConstant(Symbol symbol) {
    return symbol instanceof Symbol.OfConstant
        || symbol instanceof Symbol.OfLiteral
        || symbol instanceof Symbol.OfExitReason
        || (symbol instanceof Symbol.OfBinder b && facts.isFixed(b.binder()));
  }

  private Type notAValue(Expr e, Context c) {
    switch (e) {
      case Expr.Every every -> program.places.resolve(every.array(), c);
      case Expr.SetOf set -> set.items().forEach(i -> program.places.resolve(i, c));
      default -> {}
    }
    facts.report(
        Diagnostic.of(
                Code.TYPE_MISMATCH, "`" + e.span().text() + "` is a set of machines, not a value")
            .help("a set of machines can be struck by a fault, or be handed over as a group")
            .at(e.span(), "not a value"));
    return Type.UNKNOWN;
  }

  private static Diagnostic noValue(Expr e, Type type) {
    String text = e.span().text();
    var diagnostic =
        Diagnostic.of(
            Code.TYPE_MISMATCH, "`" + text + "` is " + type.described() + ", which has no value");
    switch (type) {
      case Type.Machine m when m.kind().isSoftware() ->
          diagnostic.help("ask about it: `alive(" + text + ")`");
      case Type.Machine _ -> diagnostic.help("name what it shows: `" + text + ".…`");
      case Type.Queue _ -> diagnostic.help("ask for its length: `" + text + ".length`");
      case Type.Lock _ -> diagnostic.help("a lock is only taken: `acquire " + text + "`");
      case Type.Window _ -> diagnostic.help("ask for its count: `" + text + ".count`");
      case Type.Timer _ -> diagnostic.help("a timer is only waited for: `on " + text + "`");
      case Type.Thread _ -> diagnostic.help("name one of its states behind a dot");
      default -> {}
    }
    return diagnostic.at(e.span(), "this is " + type.described());
  }

  private Type unary(Expr.Unary unary, Context c) {
    return switch (unary.op()) {
      case NEGATE -> Intervals.negate(integer(unary.operand(), c, "what `-` stands before"));
      case NOT -> truth(unary.operand(), c, "what `not` stands before").negated();
      case GLOBALLY, FINALLY -> {
        temporal(unary.op().symbol(), unary.span(), c);
        truth(unary.operand(), c, "what `" + unary.op().symbol() + "` stands before");
        yield Type.BOOL;
      }
    };
  }

  private Type binary(Expr.Binary b, Context c) {
    return switch (b.op()) {
      case MULTIPLY, DIVIDE, REMAINDER, ADD, SUBTRACT, SHIFT_LEFT, SHIFT_RIGHT -> {
        String role = "each side of `" + b.op().symbol() + "`";
        Type.Int left = integer(b.left(), c, role);
        Type.Int right = integer(b.right(), c, role);
        yield Intervals.combine(b.op(), left, right);
      }
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        String role = "each side of `" + b.op().symbol() + "`";
        Type.Int left = integer(b.left(), c, role);
        Type.Int right = integer(b.right(), c, role);
        yield Intervals.compare(b.op(), left, right);
      }
      case EQUAL, NOT_EQUAL -> equality(b, c);
      case AND, OR, IMPLIES -> connective(b, c);
      case UNTIL, WEAK_UNTIL, RELEASES -> {
        temporal(b.op().symbol(), b.span(), c);
        truth(b.left(), c, "each side of `" + b.op().symbol() + "`");
        truth(b.right(), c, "each side of `" + b.op().symbol() + "`");
        yield Type.BOOL;
      }
    };
  }

  private Type equality(Expr.Binary b, Context c) {
    Optional<Diagnostic> states = comparedStates(b, c);
    if (states.isPresent()) {
      facts.report(states.get());
      return Type.BOOL;
    }
    boolean rightFirst =
        b.left() instanceof Expr.Name name && c.scope().find(name.text()).isEmpty();
    Expr first = rightFirst ? b.right() : b.left();
    Expr second = rightFirst ? b.left() : b.right();
    Type one = value(first, c);
    Type two = value(second, c, one);
    if (!Type.agree(one, two)) {
      facts.report(incomparable(b, first, one, second, two));
      return Type.BOOL;
    }
    if (one instanceof Type.Array) {
      facts.report(
          Diagnostic.of(Code.TYPE_MISMATCH, "arrays cannot be compared as a whole")
              .help("compare them element by element: `all i in 0..n: a[i] == b[i]`")
              .at(b.span()));
    }
    Type.Bool result = Intervals.equal(one, two);
    return b.op() == BinaryOp.EQUAL ? result : result.negated();
  }

  /** {@code m == idle} and {@code m.state == idle}, where idle is a state of m. */
  private Optional<Diagnostic> comparedStates(Expr.Binary b, Context c) {
    Expr machine =
        b.left() instanceof Expr.Select(Expr object, Identifier member, _)
                && Observability.STATE.contains(member.text())
            ? object
            : b.left();
    if (!(machine instanceof Expr.Name left)
        || !(b.right() instanceof Expr.Name state)
        || !(c.scope().find(left.text()).map(Scope.Entry::type).orElse(Type.UNKNOWN)
            instanceof Type.Machine m)
        || m.shape().isEmpty()
        || m.shape().get().states().stream().noneMatch(s -> s.name().text().equals(state.text()))) {
      return Optional.empty();
    }
    String asked = left.text() + "." + state.text();
    return Optional.of(
        Diagnostic.of(Code.TYPE_MISMATCH, "a machine is not compared with a state")
            .help("write `" + (b.op() == BinaryOp.EQUAL ? "" : "not ") + asked + "`")
            .at(b.span()));
  }

  private static Diagnostic incomparable(
      Expr.Binary b, Expr first, Type one, Expr second, Type two) {
    var diagnostic =
        Diagnostic.of(
                Code.TYPE_MISMATCH,
                "`"
                    + b.span().text()
                    + "` compares "
                    + one.described()
                    + " with "
                    + two.described())
            .because(first.span(), "this is " + one.described());
    Type type = one instanceof Type.Enum ? one : two;
    if (type instanceof Type.Enum e) {
      diagnostic.help(
          "the values of `"
              + e.declaration().name()
              + "` are "
              + Words.list(e.declaration().literals().stream().map(Identifier::text).toList()));
    }
    return diagnostic.at(second.span(), "this is " + two.described());
  }

  private Type connective(Expr.Binary b, Context c) {
    String role = "each side of `" + b.op().symbol() + "`";
    Type.Bool left = truth(b.left(), c, role);
    Type.Bool right = truth(b.right(), c, role);
    return Intervals.connect(b.op(), left, right);
  }

  private void temporal(String operator, Span place, Context c) {
    if (!c.temporal()) {
      facts.report(
          Diagnostic.of(
                  Code.TEMPORAL_NOT_ALLOWED, "`" + operator + "` belongs into an `ltl` formula")
              .help("write the check as `ltl …`, or use a form such as `always eventually`")
              .at(place, "speaks of the whole run"));
    }
  }

  private Type conditional(Expr.Conditional e, Context c, Type expected) {
    truth(e.condition(), c, "the condition of `if`");
    Type then = value(e.then(), c, expected);
    Type otherwise = value(e.otherwise(), c, expected instanceof Type.Unknown ? then : expected);
    if (!Type.agree(then, otherwise)) {
      facts.report(
          Diagnostic.of(
                  Code.TYPE_MISMATCH,
                  "`then` gives " + then.described() + ", but `else` " + otherwise.described())
              .because(e.then().span(), "this is " + then.described())
              .at(e.otherwise().span(), "this is " + otherwise.described()));
      return Type.UNKNOWN;
    }
    return Intervals.union(then, otherwise);
  }

  private Type quantified(Expr.Quantified q, Context c) {
    Type bound;
    if (q.high().isPresent()) {
      Context constant = c.constant("the bound of a quantifier");
      Type.Int low = integer(q.domain(), constant, "the bound of a quantifier");
      Type.Int high = integer(q.high().get(), constant, "the bound of a quantifier");
      bound = new Type.Int(low.low(), Math.max(low.low(), high.high()));
    } else {
      bound = element(q.domain(), c);
    }
    facts.fix(q.name());
    Scope inner = c.scope().inner();
    inner.declare(q.name(), new Symbol.OfBinder(q.name()), bound, facts);
    Type.Bool body = truth(q.body(), c.in(inner), "what a quantifier says");
    return q.quantifier() == Expr.Quantifier.COUNT
        ? new Type.Int(0, Long.MAX_VALUE)
        : new Type.Bool(true, true, body.event());
  }

  private Type element(Expr domain, Context c) {
    Type type =
        domain instanceof Expr.SetOf || domain instanceof Expr.AnyOf || domain instanceof Expr.Every
            ? calls.machines(domain, c)
            : program.places.resolve(domain, c).type();
    return switch (type) {
      case Type.Array array -> array.element();
      case Type.Machine machine when domain instanceof Expr.Every || domain instanceof Expr.AnyOf ->
          machine;
      case Type.Unknown _ -> Type.UNKNOWN;
      default -> {
        facts.report(
            Diagnostic.of(
                    Code.NOT_AN_ARRAY,
                    "`"
                        + domain.span().text()
                        + "` is "
                        + type.described()
                        + ", not an array or group")
                .help("a quantifier ranges over an array, or over numbers as in `0..3`")
                .at(domain.span(), "has no elements"));
        yield Type.UNKNOWN;
      }
    };
  }
}
