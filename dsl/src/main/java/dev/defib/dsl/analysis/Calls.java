package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.diagnostics.Spelling;
import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Functions of machines and numbers, and the events that specs and observers speak of. */
final class Calls {
  static final List<String> SOFTWARE_EVENTS = List.of("crash", "hang", "start", "kill", "exit");
  static final List<String> DEVICE_EVENTS = List.of("wedge", "garble", "remove");
  static final List<String> QUEUE_EVENTS = List.of("lose", "duplicate", "reorder");
  static final List<String> SIGNAL_EVENTS = List.of("miss", "spurious");
  static final List<String> VARIABLE_EVENTS = List.of("corrupt", "stuck");
  private static final List<String> LIFE = List.of("alive", "dead", "answers", "incarnation");
  private static final List<String> HIDDEN = List.of("hung", "wedged", "removed");
  private static final List<String> ARITHMETIC = List.of("min", "max");
  private final Program program;
  private final Facts facts;

  Calls(Program program) {
    this.program = program;
    this.facts = program.facts;
  }

  Type type(Expr.Call call, Context c) {
    String function = call.function().text();
    if (ARITHMETIC.contains(function)) {
      return extreme(call, c);
    }
    if (c.constant().isPresent() && (LIFE.contains(function) || HIDDEN.contains(function))) {
      facts.report(Expressions.notConstant(call, Optional.empty(), c.constant().get()));
      return Type.UNKNOWN;
    }
    if (LIFE.contains(function)) {
      return life(call, c);
    }
    if (HIDDEN.contains(function)) {
      return hidden(call, c);
    }
    if (isEvent(function)) {
      return event(call, c);
    }
    facts.report(unknown(call.function()));
    return Type.UNKNOWN;
  }

  static boolean isEvent(String function) {
    return function.equals("slow")
        || Stream.of(SOFTWARE_EVENTS, DEVICE_EVENTS, QUEUE_EVENTS, SIGNAL_EVENTS, VARIABLE_EVENTS)
            .anyMatch(events -> events.contains(function));
  }

  /** Whether it is asked of a machine. */
  static boolean isQuestion(String function) {
    return LIFE.contains(function) || HIDDEN.contains(function);
  }

  private static Diagnostic unknown(Identifier function) {
    List<String> names =
        Stream.of(
                LIFE,
                HIDDEN,
                ARITHMETIC,
                SOFTWARE_EVENTS,
                DEVICE_EVENTS,
                QUEUE_EVENTS,
                SIGNAL_EVENTS,
                VARIABLE_EVENTS)
            .flatMap(List::stream)
            .toList();
    var diagnostic =
        Diagnostic.of(Code.UNKNOWN_FUNCTION, "there is no function `" + function + "`");
    foreign(function.text())
        .or(() -> Spelling.nearest(function.text(), names).map(n -> "did you mean `" + n + "`?"))
        .or(() -> Optional.of("an expression gets a name by `define`; there are no functions else"))
        .ifPresent(diagnostic::help);
    return diagnostic.at(function.span(), "not known");
  }

  private static Optional<String> foreign(String function) {
    return switch (function) {
      case "len", "length", "size" -> Optional.of("the length of a queue is `queue.length`");
      case "empty", "isEmpty", "is_empty" -> Optional.of("write `queue.empty`");
      case "full", "isFull", "is_full", "nfull" -> Optional.of("write `queue.full`");
      case "is_alive", "isAlive", "running", "up" -> Optional.of("write `alive(m)`");
      case "crashed", "failed", "exited", "down" -> Optional.of("write `dead(m)`");
      case "responds", "ping", "pings", "healthy" -> Optional.of("write `answers(m)`");
      case "abs" -> Optional.of("write `max(x, -x)`");
      case "exists" -> Optional.of("write `some x in xs: …`");
      case "forall" -> Optional.of("write `all x in xs: …`");
      default -> Optional.empty();
    };
  }

  private Type extreme(Expr.Call call, Context c) {
    if (!hasArguments(call, 2)) {
      call.arguments().forEach(a -> program.expressions.value(a, c));
      return Type.INT;
    }
    String role = "what `" + call.function() + "` compares";
    Type.Int a = program.expressions.integer(call.arguments().get(0), c, role);
    Type.Int b = program.expressions.integer(call.arguments().get(1), c, role);
    return call.function().text().equals("min")
        ? new Type.Int(Math.min(a.low(), b.low()), Math.min(a.high(), b.high()))
        : new Type.Int(Math.max(a.low(), b.low()), Math.max(a.high(), b.high()));
  }

  private boolean hasArguments(Expr.Call call, int count) {
    if (call.arguments().size() == count) {
      return true;
    }
    facts.report(
        Diagnostic.of(
                Code.WRONG_ARGUMENT_COUNT,
                "`"
                    + call.function()
                    + "` takes "
                    + Words.count(count, "argument")
                    + ", not "
                    + call.arguments().size())
            .at(call.span()));
    return false;
  }

  private Type life(Expr.Call call, Context c) {
    Optional<Diagnostic> forbidden = Observability.life(call.function(), c);
    forbidden.ifPresent(facts::report);
    if (forbidden.isEmpty() && hasArguments(call, 1)) {
      single(call.arguments().getFirst(), true, call.function(), c);
    }
    return call.function().text().equals("incarnation")
        ? new Type.Int(0, Long.MAX_VALUE)
        : Type.BOOL;
  }

  private Type hidden(Expr.Call call, Context c) {
    if (!c.viewer().seesAll()) {
      facts.report(Observability.hidden(call));
      return Type.UNKNOWN;
    }
    if (hasArguments(call, 1)) {
      boolean software = call.function().text().equals("hung");
      single(call.arguments().getFirst(), software, call.function(), c);
    }
    return Type.BOOL;
  }

  /** One machine, software or a device. */
  private void single(Expr subject, boolean software, Identifier function, Context c) {
    Reference reference = program.places.resolve(subject, c.wanting(Wanted.MACHINE));
    String needed = software ? "a driver, policy or process" : "a device";
    if (reference.isUnknown() || fits(reference.type(), software)) {
      return;
    }
    var diagnostic =
        Diagnostic.of(
            Types.isMachine(reference.type()) ? Code.WRONG_ARGUMENT : Code.NOT_A_MACHINE,
            "`"
                + function
                + "` asks about "
                + needed
                + ", but `"
                + subject.span().text()
                + "` is "
                + reference.type().described());
    reference
        .symbol()
        .flatMap(Symbols::place)
        .ifPresent(p -> diagnostic.because(p, "declared here"));
    if (reference.type() instanceof Type.Array) {
      diagnostic.help(
          "ask about each: `all m in " + subject.span().text() + ": " + function + "(m)`");
    } else if (software && Types.isMachine(reference.type())) {
      diagnostic.help("a device has no life: it is there whatever becomes of its driver");
    }
    facts.report(diagnostic.at(subject.span(), "this is " + reference.type().described()));
  }

  private static boolean fits(Type type, boolean software) {
    return type instanceof Type.Machine m
        && (software ? m.kind().isSoftware() : m.kind() == MachineKind.DEVICE);
  }

  private Type event(Expr.Call call, Context c) {
    if (c.noEvents().isPresent()) {
      facts.report(eventNotAllowed(call.span(), c));
      return Type.UNKNOWN;
    }
    if (hasArguments(call, 1)) {
      subject(call.function(), call.arguments().getFirst(), c);
    }
    return Type.EVENT;
  }

  /** Checks that a fault or an event is said of the right kind of thing. */
  void subject(Identifier function, Expr subject, Context c) {
    Type type = machines(subject, c);
    Type element = type instanceof Type.Array array && !Type.isValue(type) ? array.element() : type;
    if (function.text().equals("garble") && element instanceof Type.Machine machine) {
      program.devices(machine).forEach(d -> facts.garble(d.machine));
    }
    if (function.text().equals("spurious") && element instanceof Type.Signal signal) {
      facts.raise(signal.declaration());
    }
    String needed = needed(function.text());
    boolean right =
        VARIABLE_EVENTS.contains(function.text())
            ? isVariable(subject, c)
            : isRight(function.text(), element);
    if (element instanceof Type.Unknown || right) {
      return;
    }
    var diagnostic =
        Diagnostic.of(
            Code.WRONG_FAULT_SUBJECT,
            "`"
                + function
                + "` is said of "
                + needed
                + ", but `"
                + subject.span().text()
                + "` is "
                + type.described());
    Faults.remedy(function.text(), element).ifPresent(diagnostic::help);
    facts.report(diagnostic.at(subject.span(), "this is " + type.described()));
  }

  private boolean isVariable(Expr subject, Context c) {
    return switch (program.places.resolve(subject, c).symbol().orElse(null)) {
      case Symbol.OfVariable _ -> true;
      case Symbol.OfItem item -> item.item() instanceof SystemItem.Shared;
      case null, default -> false;
    };
  }

  private static boolean isRight(String function, Type type) {
    if (SOFTWARE_EVENTS.contains(function)) {
      return fits(type, true);
    }
    if (DEVICE_EVENTS.contains(function)) {
      return fits(type, false);
    }
    if (QUEUE_EVENTS.contains(function)) {
      return type instanceof Type.Queue;
    }
    if (SIGNAL_EVENTS.contains(function)) {
      return type instanceof Type.Signal;
    }
    return type instanceof Type.Machine;
  }

  private static String needed(String function) {
    if (SOFTWARE_EVENTS.contains(function)) {
      return "a driver, policy or process";
    }
    if (DEVICE_EVENTS.contains(function)) {
      return "a device";
    }
    if (QUEUE_EVENTS.contains(function)) {
      return "a queue";
    }
    if (SIGNAL_EVENTS.contains(function)) {
      return "a signal";
    }
    return VARIABLE_EVENTS.contains(function) ? "a variable" : "a machine";
  }

  /** The type of a place, of a set of machines, or of all machines of a kind. */
  Type machines(Expr subject, Context c) {
    return switch (subject) {
      case Expr.AnyOf any -> new Type.Machine(any.kind(), Optional.empty());
      case Expr.SetOf set -> {
        List<Type> types = set.items().stream().map(i -> machines(i, c)).toList();
        Type first = types.getFirst();
        boolean kinds = types.stream().allMatch(t -> t instanceof Type.Machine);
        boolean alike = types.stream().allMatch(t -> Type.agree(t, first) && t.equals(first));
        yield new Type.Array(kinds && !alike ? common(types) : first);
      }
      default -> program.places.resolve(subject, c).type();
    };
  }

  /** A kind that all machines of a set are of, as far as there is one. */
  private static Type common(List<Type> machines) {
    List<MachineKind> kinds =
        machines.stream().map(m -> ((Type.Machine) m).kind()).distinct().toList();
    boolean software = kinds.stream().allMatch(MachineKind::isSoftware);
    if (kinds.size() == 1) {
      return new Type.Machine(kinds.getFirst(), Optional.empty());
    }
    return software ? new Type.Machine(MachineKind.SOFTWARE, Optional.empty()) : Type.UNKNOWN;
  }

  /** The event of sending to or receiving from a queue. */
  Type message(Expr queue, Identifier message, Expr event, Context c) {
    if (c.noEvents().isPresent()) {
      facts.report(eventNotAllowed(event.span(), c));
      return Type.UNKNOWN;
    }
    program.messages.kind(program.messages.queue(queue, c), message);
    return Type.EVENT;
  }

  /** The event of giving a command. */
  Type done(Expr.Done done, Context c) {
    if (c.noEvents().isPresent()) {
      facts.report(eventNotAllowed(done.span(), c));
      return Type.UNKNOWN;
    }
    program.commands.find(done.command(), c);
    return Type.EVENT;
  }

  Type raised(Expr.Raised raised, Context c) {
    if (c.noEvents().isPresent()) {
      facts.report(eventNotAllowed(raised.span(), c));
      return Type.UNKNOWN;
    }
    Type type = program.places.resolve(raised.signal(), c).type();
    if (!Type.agree(type, Type.UNKNOWN)
        || !(type instanceof Type.Signal || type instanceof Type.Unknown)) {
      facts.report(
          Diagnostic.of(
                  Code.NOT_A_SIGNAL, "only signals are raised, but this is " + type.described())
              .at(raised.signal().span(), "this is " + type.described()));
    }
    return Type.EVENT;
  }

  Type entered(Expr.Entered entered, Context c) {
    if (c.noEvents().isPresent()) {
      facts.report(eventNotAllowed(entered.span(), c));
      return Type.UNKNOWN;
    }
    Reference state = program.places.resolve(entered.state(), c);
    if (!state.isUnknown() && !(state.symbol().orElse(null) instanceof Symbol.OfState)) {
      facts.report(
          Diagnostic.of(
                  Code.UNKNOWN_STATE, "`" + entered.state().span().text() + "` is not a state")
              .help("name a machine's state: `enters drv.ready`")
              .at(entered.state().span(), "this is " + state.type().described()));
    }
    return Type.EVENT;
  }

  static Diagnostic eventNotAllowed(Span place, Context c) {
    return Diagnostic.of(
            Code.EVENT_NOT_ALLOWED,
            "`" + place.text() + "` is an event: " + c.noEvents().orElse("it is true of a step"))
        .help("name a state instead")
        .at(place, "true of a step, not of a state");
  }

  static Optional<Declaration.MessageKind> kind(Declaration.Messages messages, String name) {
    return messages.kinds().stream().filter(k -> k.name().text().equals(name)).findFirst();
  }
}
