package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/** Checks the faults of a spec: what strikes, whom, how often and when. */
final class Faults {
  static final List<String> KINDS =
      List.of(
          "crash",
          "hang",
          "wedge",
          "garble",
          "remove",
          "slow",
          "stuck",
          "lose",
          "duplicate",
          "reorder",
          "miss",
          "spurious",
          "corrupt");
  private static final List<String> TRANSIENT = List.of("hang", "wedge", "slow", "stuck");

  private final Program program;
  private final Facts facts;
  private final Calls calls;

  Faults(Program program) {
    this.program = program;
    this.facts = program.facts;
    this.calls = new Calls(program);
  }

  void check(Fault fault, Context c) {
    Optional<Expr.Call> call =
        fault.kind() instanceof Expr.Call found ? Optional.of(found) : Optional.empty();
    if (call.isPresent()) {
      kind(call.get(), c);
    } else {
      named(fault.kind(), c);
    }
    modifiers(fault, call.map(k -> k.function().text()).orElse("a fault of a machine's own"));
    values(fault, call, c);
    strength(fault.strength(), c);
    fault
        .phase()
        .ifPresent(
            p ->
                program.expressions.truth(
                    p, c.withoutEvents("`while` lasts, so it takes states only"), "the phase"));
  }

  private void kind(Expr.Call call, Context c) {
    if (!KINDS.contains(call.function().text())) {
      facts.report(unknown(call.function()));
      return;
    }
    if (call.arguments().size() == 1) {
      calls.subject(call.function(), call.arguments().getFirst(), c);
    } else {
      facts.report(
          Diagnostic.of(
                  Code.WRONG_ARGUMENT_COUNT,
                  "`" + call.function() + "` strikes one thing, not " + call.arguments().size())
              .help("several machines are written as a set: `" + call.function() + "({a, b})`")
              .at(call.span()));
    }
  }

  private static Diagnostic unknown(Identifier kind) {
    var diagnostic = Diagnostic.of(Code.UNKNOWN_FAULT, "there is no fault `" + kind + "`");
    Words.help(kind.text(), "faults", KINDS).ifPresent(diagnostic::help);
    return diagnostic.at(kind.span(), "no such fault");
  }

  /** {@code disk.burn}: a fault that the machine's model describes. */
  private void named(Expr kind, Context c) {
    if (kind instanceof Expr.Name name && KINDS.contains(name.text())) {
      facts.report(
          Diagnostic.of(Code.NOT_A_FAULT, "`" + name.text() + "` strikes nothing here")
              .help("say whom: `" + name.text() + "(…)`")
              .at(name.span(), "what does it strike?"));
      return;
    }
    if (kind instanceof Expr.Name name && Calls.isQuestion(name.text())) {
      facts.report(
          Diagnostic.of(Code.NOT_A_FAULT, "`" + name.text() + "` is no fault")
              .help(
                  "a `while` behind a fault is the fault's: write the claim with its `while` in"
                      + " front of `under`")
              .at(name.span(), "taken for a second fault"));
      return;
    }
    Reference reference = program.places.resolve(kind, c);
    boolean named = reference.owner().isPresent() && reference.symbol().isEmpty();
    if (reference.isUnknown() || (named && reference.type() instanceof Type.Bool)) {
      return;
    }
    String text = kind.span().text();
    var diagnostic = Diagnostic.of(Code.NOT_A_FAULT, "`" + text + "` is not a fault");
    reference
        .symbol()
        .flatMap(Symbols::place)
        .ifPresent(p -> diagnostic.because(p, "declared here"));
    facts.report(
        diagnostic
            .help(
                reference.type() instanceof Type.Machine
                    ? "say what happens to it, for example `crash(" + text + ")`"
                    : "name a fault such as `crash(drv)`, or one declared with `fault` in a"
                        + " machine")
            .at(kind.span(), "this is " + reference.type().described()));
  }

  private void modifiers(Fault fault, String kind) {
    Span place = fault.kind().span();
    boolean group =
        fault.kind() instanceof Expr.Call(Identifier _, List<Expr> arguments, Span _)
            && arguments.stream().anyMatch(a -> !(a instanceof Expr.Select));
    only(fault.by().map(Expr::span), "by", kind, List.of("slow"));
    only(fault.at().map(Expr::span), "at", kind, List.of("stuck"));
    only(fault.in().stream().map(Identifier::span).findFirst(), "in", kind, List.of("garble"));
    only(fault.frozen() ? Optional.of(place) : Optional.empty(), "frozen", kind, List.of("wedge"));
    only(fault.duration().map(Fault.Duration::span), "for", kind, TRANSIENT);
    if (fault.together() && !group) {
      wrong(
          place,
          "`together` strikes several machines at once",
          "name a set: `crash({a, b}) together`");
    }
    if (kind.equals("slow") && fault.by().isEmpty()) {
      wrong(place, "`slow` needs to know by how many ticks", "write `slow(m) by 2`");
    }
  }

  private void only(Optional<Span> place, String word, String kind, List<String> kinds) {
    if (place.isPresent() && !kinds.contains(kind)) {
      String known = KINDS.contains(kind) ? "`" + kind + "`" : kind;
      wrong(
          place.get(),
          "`" + word + "` belongs to " + Words.list(kinds) + ", not to " + known,
          "leave it away");
    }
  }

  private void wrong(Span place, String headline, String help) {
    facts.report(Diagnostic.of(Code.NOT_A_FAULT, headline).help(help).at(place));
  }

  private void values(Fault fault, Optional<Expr.Call> call, Context c) {
    fault.by().ifPresent(e -> constant(e, "the number of ticks", c));
    fault.duration().ifPresent(d -> constant(d.low(), "the length of a fault", c));
    fault.duration().ifPresent(d -> constant(d.high(), "the length of a fault", c));
    Optional<Expr> subject = call.flatMap(k -> k.arguments().stream().findFirst());
    if (fault.at().isPresent() && subject.isPresent()) {
      Type type = program.places.resolve(subject.get(), c).type();
      program.expressions.expect(
          fault.at().get(), type, c.constant("the value"), "the value it sticks at");
    }
    if (subject.isPresent() && !fault.in().isEmpty()) {
      states(fault.in(), calls.machines(subject.get(), c));
    }
  }

  private void states(List<Identifier> names, Type device) {
    Type element = device instanceof Type.Array array ? array.element() : device;
    if (!(element instanceof Type.Machine m) || m.shape().isEmpty()) {
      return;
    }
    List<Member.State> states = m.shape().get().states();
    names.stream()
        .filter(n -> states.stream().noneMatch(s -> s.name().text().equals(n.text())))
        .forEach(n -> facts.report(Transitions.unknownState(n, states)));
  }

  private void strength(Fault.Strength strength, Context c) {
    switch (strength) {
      case Fault.Strength.Unlimited _, Fault.Strength.FinitelyMany _ -> {}
      case Fault.Strength.Total total -> constant(total.count(), "the number of strikes", c);
      case Fault.Strength.AtOnce once -> constant(once.count(), "the number of strikes", c);
      case Fault.Strength.PerTicks rate -> {
        constant(rate.count(), "the number of strikes", c);
        constant(rate.ticks(), "the number of ticks", c);
      }
    }
  }

  private void constant(Expr e, String role, Context c) {
    program.expressions.integer(e, c.constant(role), role);
  }

  /** Which fault was probably meant, for one that cannot strike a thing of this type. */
  static Optional<String> remedy(String fault, Type type) {
    if (type instanceof Type.Machine machine) {
      boolean software = machine.kind().isSoftware();
      return switch (fault) {
        case "crash", "kill", "exit" ->
            Optional.of("a device does not die; it is wedged (`wedge`) or gone (`remove`)");
        case "hang" -> Optional.of("a device that does not move any more is wedged: `wedge`");
        case "wedge" ->
            software ? Optional.of("software that does not move hangs: `hang`") : Optional.empty();
        case "corrupt", "stuck" -> Optional.of("name the variable: `" + fault + "(m.x)`");
        case "miss", "spurious" -> Optional.of("name the signal: `" + fault + "(m.irq)`");
        case "remove", "garble" -> Optional.of("only devices are struck by it");
        default -> Optional.empty();
      };
    }
    return switch (type) {
      case Type.Signal _ when fault.equals("lose") -> Optional.of("a signal is missed: `miss`");
      case Type.Signal _ when fault.equals("duplicate") ->
          Optional.of("a signal comes once more by `spurious`");
      case Type.Queue _ when fault.equals("miss") -> Optional.of("a message is lost: `lose`");
      default -> Optional.empty();
    };
  }
}
