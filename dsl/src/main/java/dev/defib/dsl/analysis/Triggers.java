package dev.defib.dsl.analysis;

import static java.util.stream.Collectors.joining;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.ParameterType;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/** Checks what transitions wait for, and declares what that binds. */
final class Triggers {
  private final Program program;
  private final Facts facts;
  private final ObserverTriggers observers;

  Triggers(Program program) {
    this.program = program;
    this.facts = program.facts;
    this.observers = new ObserverTriggers(program);
  }

  /** Checks a trigger; the result is the context of the guard and the effects behind it. */
  Context check(Trigger trigger, Transition transition, Site site) {
    Context c = site.context().in(site.scope().inner());
    if (site.kind() == MachineKind.OBSERVER) {
      observers.check(trigger, c);
      return c;
    }
    switch (trigger) {
      case Trigger.Receive receive -> receive(receive, c);
      case Trigger.Exit exit -> exit(exit, site, c);
      case Trigger.Change change -> change(change, site, c);
      case Trigger.On on -> on(on, transition, site, c);
      case Trigger.Event event -> event(event, c);
      case Trigger.Do call -> command(call, site, c);
      case Trigger.Acquire acquire -> acquire(acquire, site, c);
      case Trigger.After after -> after(after, site, c);
      case Trigger.Every every -> program.expressions.integer(every.period(), c, "a period");
    }
    return c;
  }

  private void receive(Trigger.Receive receive, Context c) {
    Optional<Declaration.Messages> messages = program.messages.queue(receive.queue(), c);
    Identifier message = receive.message();
    boolean other =
        message.text().equals(Messages.OTHER)
            && messages.filter(m -> Calls.kind(m, Messages.OTHER).isPresent()).isEmpty();
    Optional<Declaration.MessageKind> kind =
        other ? Optional.empty() : program.messages.kind(messages, message);
    if (kind.isPresent()) {
      program.messages.bind(kind.get(), message, receive.binders(), c.scope());
      unbound(receive, kind.get(), c.scope());
      return;
    }
    if (other && !receive.binders().isEmpty()) {
      facts.report(
          Diagnostic.of(
                  Code.WRONG_ARGUMENT_COUNT,
                  "`other` stands for several messages and binds nothing")
              .at(receive.binders().getFirst().span()));
    }
    receive
        .binders()
        .forEach(b -> c.scope().declare(b, new Symbol.OfBinder(b), Type.UNKNOWN, facts));
  }

  /** The fields of a message that binds none of them: their names mean nothing behind it. */
  private static void unbound(Trigger.Receive receive, Declaration.MessageKind kind, Scope scope) {
    if (receive.binders().isEmpty()) {
      String fields = kind.fields().stream().map(f -> f.name().text()).collect(joining(", "));
      String bound =
          "bind it: write `on %s?%s(%s)`"
              .formatted(receive.queue().span().text(), receive.message(), fields);
      kind.fields().forEach(f -> scope.hint(f.name().text(), bound));
    }
  }

  private void exit(Trigger.Exit exit, Site site, Context c) {
    notFor(site, exit.span(), "on exit", MachineKind.DEVICE, MachineKind.DRIVER);
    program.watched.exit(exit.machine(), c);
    exit.binder()
        .ifPresent(b -> c.scope().declare(b, new Symbol.OfBinder(b), Type.EXIT_REASON, facts));
  }

  private void notFor(Site site, Span place, String what, MachineKind... kinds) {
    for (MachineKind kind : kinds) {
      if (site.kind() == kind) {
        facts.report(notForKind(what, kind, place));
      }
    }
  }

  static Diagnostic notForKind(String what, MachineKind kind, Span place) {
    var diagnostic =
        Diagnostic.of(Code.NOT_FOR_THIS_KIND, "a " + kind.word() + " cannot use `" + what + "`");
    remedy(what).ifPresent(diagnostic::help);
    return diagnostic.at(place, "in a " + kind.word());
  }

  private static Optional<String> remedy(String what) {
    return switch (what) {
      case "start", "kill" -> Optional.of("only a `policy` starts and kills machines");
      case "on exit", "clear exit" ->
          Optional.of("only a `policy` or a `process` is told of the deaths of others");
      case "do" -> Optional.of("a device is commanded; it tells others by signals and queues");
      case "acquire", "release" -> Optional.of("locks are for software");
      default -> Optional.empty();
    };
  }

  private void change(Trigger.Change change, Site site, Context c) {
    notFor(site, change.span(), "on change", MachineKind.DEVICE);
    Reference reference = program.places.resolve(change.variable(), c);
    if (reference.isUnknown()) {
      return;
    }
    reference.symbol().ifPresent(s -> facts.read(Symbols.declaration(s)));
    if (reference.symbol().orElse(null) instanceof Symbol.OfParameter p
        && Type.isValue(reference.type())
        && reference.owner().isEmpty()) {
      facts.needShared(p.declaration());
      return;
    }
    facts.report(
        Diagnostic.of(
                Code.MISPLACED_TRIGGER,
                "`on change` watches a variable of the system, but this is none")
            .help("have the system hand the variable over: a parameter `x: T` or `x: var T`")
            .at(change.variable().span(), "not a variable of the system"));
  }

  private void on(Trigger.On on, Transition transition, Site site, Context c) {
    if (Shapes.handler(transition, site.shape()).isPresent()) {
      handler(on, transition, site, c);
      return;
    }
    Reference subject = program.places.resolve(on.subject(), c.wanting(Wanted.SIGNAL));
    subject.symbol().ifPresent(s -> facts.read(Symbols.declaration(s)));
    boolean own = subject.owner().isEmpty();
    switch (subject.type()) {
      case Type.Unknown _ -> {}
      case Type.Signal _ -> {}
      case Type.Timer _ when own -> {}
      default -> facts.report(notASignal(on, subject));
    }
    if (!on.parameters().isEmpty() || on.revives()) {
      facts.report(
          Diagnostic.of(
                  Code.MISPLACED_TRIGGER,
                  "`"
                      + on.subject().span().text()
                      + "` is no command: it has no parameters and revives nothing")
              .at(on.span()));
    }
  }

  private static Diagnostic notASignal(Trigger.On on, Reference subject) {
    String text = on.subject().span().text();
    var diagnostic =
        Diagnostic.of(
            Code.NOT_A_SIGNAL,
            "`on` waits for a signal, a timer or a command, but `"
                + text
                + "` is "
                + subject.type().described());
    switch (subject.type()) {
      case Type.Queue queue ->
          diagnostic.help(
              "say for which message: `on "
                  + text
                  + "?"
                  + queue.messages().kinds().getFirst().name()
                  + "`");
      case Type.Machine _ -> diagnostic.help("name its signal, for example `on " + text + ".irq`");
      case Type.Bool _ -> diagnostic.help("write a condition with `when " + text + "`");
      case Type.Lock _ -> diagnostic.help("a lock is taken with `acquire " + text + "`");
      default -> {}
    }
    return diagnostic.at(on.subject().span(), "not a signal");
  }

  private void handler(Trigger.On on, Transition transition, Site site, Context c) {
    if (transition.lazy() || transition.fair()) {
      facts.report(
          Diagnostic.of(
                  Code.MISPLACED_TRIGGER,
                  "a command comes when its caller wants: its handler cannot be `lazy` or `fair`")
              .help("write the word in front of the caller's `do`")
              .at(on.span()));
    }
    if (on.revives() && site.kind() != MachineKind.DEVICE) {
      facts.report(
          Diagnostic.of(
                  Code.NOT_FOR_THIS_KIND, "`revives` ends a wedge, which strikes devices only")
              .at(on.span(), "in a " + site.kind().word()));
    }
    for (Declaration.Parameter parameter : on.parameters()) {
      Type type = site.shape().type(parameter);
      if (!(parameter.type() instanceof ParameterType.Plain) || !Type.isValue(type)) {
        facts.report(
            Diagnostic.of(
                    Code.WRONG_ARGUMENT, "a command's parameter is a value: a bool, number or enum")
                .at(parameter.span()));
      }
      c.scope().declare(parameter.name(), new Symbol.OfParameter(parameter), type, facts);
    }
  }

  private void event(Trigger.Event event, Context c) {
    Optional<Expr.Call> handler = untyped(event);
    if (handler.isPresent()) {
      facts.report(untyped(handler.get(), event));
      handler.get().arguments().stream()
          .filter(Expr.Name.class::isInstance)
          .map(a -> new Identifier(a.span().text(), a.span()))
          .forEach(a -> c.scope().declare(a, new Symbol.OfBinder(a), Type.UNKNOWN, facts));
      return;
    }
    if (event.event() instanceof Expr.Index index) {
      facts.report(bracket(index));
      return;
    }
    facts.report(
        Diagnostic.of(
                Code.EVENT_NOT_ALLOWED, "only observers in a spec move with the events of others")
            .help(instead(event.event()))
            .at(event.span(), "not seen by a machine"));
  }

  /** {@code on q?m [n < 2]}: a guard as in a state chart. */
  private static Diagnostic bracket(Expr.Index index) {
    return Diagnostic.of(Code.EVENT_NOT_ALLOWED, "what a machine waits for has no index")
        .help(
            "a condition is written behind it: `on %s when %s`"
                .formatted(index.array().span().text(), index.index().span().text()))
        .at(index.index().span(), "a condition?");
  }

  /** What a machine waits for, in place of an event. */
  private static String instead(Expr event) {
    return switch (event) {
      case Expr.Call call when List.of("crash", "kill").contains(call.function().text()) ->
          "a machine learns of a death by `on exit("
              + (call.arguments().isEmpty() ? "m" : call.arguments().getFirst().span().text())
              + ")`";
      case Expr.Sent sent ->
          "`!` sends; a message is received by `on "
              + sent.queue().span().text()
              + "?"
              + sent.message()
              + "`";
      case Expr.Raised raised -> "a signal is taken by `on " + raised.signal().span().text() + "`";
      case Expr.Binary binary when binary.op() == Expr.BinaryOp.OR ->
          "a transition has one trigger: write one for `on "
              + binary.left().span().text()
              + "` and one for `on "
              + binary.right().span().text()
              + "`";
      case Expr.Binary binary when binary.op() == Expr.BinaryOp.AND ->
          "a transition has one trigger; a condition stands behind it: `on "
              + binary.left().span().text()
              + " when …`";
      default -> "a machine waits for a message, a signal, a command or a death";
    };
  }

  /** {@code on read(s)} reads like an event, and is a handler whose parameters have no types. */
  static Optional<Expr.Call> untyped(Trigger trigger) {
    return trigger instanceof Trigger.Event(Expr.Call call, _)
            && !Calls.isEvent(call.function().text())
        ? Optional.of(call)
        : Optional.empty();
  }

  private static Diagnostic untyped(Expr.Call call, Trigger.Event event) {
    String arguments =
        call.arguments().stream().map(a -> a.span().text() + ": 0..3").collect(joining(", "));
    return Diagnostic.of(
            Code.MISSING_TYPE, "the arguments of the command `" + call.function() + "` need types")
        .help("write their values, for example `on " + call.function() + "(" + arguments + ")`")
        .at(event.event().span(), "which values?");
  }

  private void command(Trigger.Do call, Site site, Context c) {
    notFor(site, call.span(), "do", MachineKind.DEVICE);
    Optional<Shape.Command> command = program.commands.find(call.command(), c);
    Identifier place =
        call.command() instanceof Expr.Select select
            ? select.member()
            : new Identifier(call.command().span().text(), call.command().span());
    if (command.isPresent()) {
      program.commands.arguments(command.get(), place, call.arguments(), c);
    } else {
      call.arguments().forEach(a -> program.expressions.value(a.value(), c));
      program.commands.noteUse(call.command(), call.arguments().size(), site.shape(), c);
    }
    call.result().ifPresent(r -> result(r, call, c));
  }

  private void result(Expr result, Trigger.Do call, Context c) {
    Reference variable = program.assignment.target(result, c);
    if (variable.isUnknown()
        || !(call.command() instanceof Expr.Select select)
        || !(program.places.resolve(select.object(), c).type() instanceof Type.Machine m)
        || m.shape().isEmpty()
        || m.shape().get().command(select.member().text()).isEmpty()) {
      return;
    }
    Shape shape = m.shape().get();
    program.deferred.add(() -> reply(shape, select.member(), variable, result));
  }

  private void reply(Shape shape, Identifier command, Reference variable, Expr result) {
    Optional<Type> reply = shape.reply(command.text());
    if (reply.isEmpty()) {
      facts.report(
          Diagnostic.of(Code.TYPE_MISMATCH, "the command `" + command + "` replies nothing")
              .because(shape.command(command.text()).orElseThrow().name().span(), "handled here")
              .help("write `reply …` among the effects of its handlers")
              .at(result.span(), "no reply to put here"));
    } else if (!Type.agree(reply.get(), variable.type())) {
      facts.report(
          Diagnostic.of(
                  Code.TYPE_MISMATCH,
                  "`"
                      + command
                      + "` replies "
                      + reply.get().described()
                      + ", but `"
                      + result.span().text()
                      + "` is "
                      + variable.type().described())
              .at(result.span(), "this is " + variable.type().described()));
    }
  }

  private void acquire(Trigger.Acquire acquire, Site site, Context c) {
    notFor(site, acquire.span(), "acquire", MachineKind.DEVICE);
    program.watched.lock(acquire.lock(), c);
  }

  private void after(Trigger.After after, Site site, Context c) {
    if (site.state().isEmpty()) {
      facts.report(
          Diagnostic.of(
                  Code.MISPLACED_TRIGGER,
                  "`after` counts from the entry of a state, so it stands in one")
              .help("write it into the states; what comes again and again is written `every n`")
              .at(after.span(), "since when?"));
    }
    Type.Int low = program.expressions.integer(after.low(), c, "a number of ticks");
    if (low.high() < 0) {
      facts.report(negative(after.low()));
      return;
    }
    after.high().ifPresent(h -> bounds(after, low, h, c));
  }

  /** {@code after 1-2} subtracts, and means a range. */
  private static Diagnostic negative(Expr ticks) {
    boolean range =
        ticks instanceof Expr.Binary(Expr.BinaryOp op, Expr.Numeral _, Expr.Numeral _, _)
            && op == Expr.BinaryOp.SUBTRACT;
    String text = ticks.span().text();
    return Diagnostic.of(Code.VALUE_OUT_OF_RANGE, "`" + text + "` is a negative number of ticks")
        .help(
            range
                ? "a range is written `" + text.replaceAll("\\s*-\\s*", "..") + "`"
                : "no time passes in fewer than 0 ticks")
        .at(ticks.span(), "less than 0");
  }

  private void bounds(Trigger.After after, Type.Int low, Expr upper, Context c) {
    Type.Int high = program.expressions.integer(upper, c, "a number of ticks");
    if (low.low() > high.high()) {
      facts.report(
          Diagnostic.of(
                  Code.EMPTY_RANGE,
                  "no time lies in `"
                      + after.low().span().text()
                      + ".."
                      + upper.span().text()
                      + "`")
              .help("write the smaller bound first")
              .at(after.low().span().to(upper.span()), "empty"));
    }
  }
}
