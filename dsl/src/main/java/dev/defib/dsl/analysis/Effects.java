package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Effect;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/** Checks the effects of transitions. */
final class Effects {
  /**
   * The transition whose effects they are.
   *
   * @param handler the command that it handles, if it does
   * @param fault whether it is a fault of the machine
   */
  record Frame(Site site, Optional<Trigger.On> handler, boolean fault) {
    MachineKind kind() {
      return site.kind();
    }
  }

  private final Program program;
  private final Facts facts;

  Effects(Program program) {
    this.program = program;
    this.facts = program.facts;
  }

  void check(List<Effect> effects, Frame frame, Context c) {
    effects.forEach(e -> check(e, frame, c));
  }

  private void check(Effect effect, Frame frame, Context c) {
    if (frame.kind() == MachineKind.OBSERVER && !isInternal(effect)) {
      facts.report(
          Diagnostic.of(Code.NOT_FOR_THIS_KIND, "an observer changes nothing but its own variables")
              .help("observers look on; put what acts into a machine of the model")
              .at(effect.span(), "acts on the system"));
      return;
    }
    switch (effect) {
      case Effect.Assign assign -> program.assignment.check(assign, frame.fault(), c);
      case Effect.Send send ->
          program
              .messages
              .kind(program.messages.queue(send.queue(), c), send.message())
              .ifPresent(k -> program.messages.arguments(k, send.message(), send.arguments(), c));
      case Effect.OnSignal signal -> signal(signal, c);
      case Effect.ClearExit clear -> {
        notFor(frame, clear.span(), "clear exit", MachineKind.DEVICE, MachineKind.DRIVER);
        program.watched.machine(clear.machine(), "clear exit", c);
      }
      case Effect.Release release -> {
        notFor(frame, release.span(), "release", MachineKind.DEVICE);
        program.watched.lock(release.lock(), c);
      }
      case Effect.Note note ->
          own(note.window(), Symbol.OfWindow.class, "`note` is for a window", c);
      case Effect.Start start -> life(start.machine(), start.slice(), "start", frame, effect, c);
      case Effect.Kill kill -> life(kill.machine(), kill.slice(), "kill", frame, effect, c);
      case Effect.SetTimer set -> {
        own(set.timer(), Symbol.OfTimer.class, "`set` is for a timer", c);
        program.expressions.integer(set.ticks(), c, "a number of ticks");
      }
      case Effect.StopTimer stop ->
          own(stop.timer(), Symbol.OfTimer.class, "`stop` is for a timer", c);
      case Effect.Reply reply -> reply(reply, frame, c);
      case Effect.If branch -> {
        program.expressions.truth(branch.condition(), c, "the condition of `if`");
        check(branch.then(), frame, c);
        check(branch.otherwise(), frame, c);
      }
      case Effect.For loop -> loop(loop, frame, c);
    }
  }

  private static boolean isInternal(Effect effect) {
    return effect instanceof Effect.Assign
        || effect instanceof Effect.If
        || effect instanceof Effect.For;
  }

  private void notFor(Frame frame, Span place, String what, MachineKind... kinds) {
    for (MachineKind kind : kinds) {
      if (frame.kind() == kind) {
        facts.report(Triggers.notForKind(what, kind, place));
      }
    }
  }

  private void loop(Effect.For loop, Frame frame, Context c) {
    Context constant = c.constant("the bound of a loop");
    Type.Int low = program.expressions.integer(loop.low(), constant, "the bound of a loop");
    Type.Int high = program.expressions.integer(loop.high(), constant, "the bound of a loop");
    facts.fix(loop.name());
    Scope inner = c.scope().inner();
    Type type = new Type.Int(low.low(), Math.max(low.low(), high.high()));
    inner.declare(loop.name(), new Symbol.OfBinder(loop.name()), type, facts);
    check(loop.body(), frame, c.in(inner));
  }

  private void signal(Effect.OnSignal effect, Context c) {
    Reference reference = program.places.resolve(effect.signal(), c.wanting(Wanted.SIGNAL));
    String word = effect.op().name().toLowerCase(java.util.Locale.ROOT);
    String text = effect.signal().span().text();
    if (reference.isUnknown()) {
      return;
    }
    if (!(reference.type() instanceof Type.Signal signal)) {
      facts.report(
          Diagnostic.of(
                  Code.NOT_A_SIGNAL,
                  "`"
                      + word
                      + "` is for a signal, but `"
                      + text
                      + "` is "
                      + reference.type().described())
              .at(effect.signal().span(), "this is " + reference.type().described()));
      return;
    }
    boolean raises = effect.op() == Effect.SignalOp.RAISE || effect.op() == Effect.SignalOp.LOWER;
    if (raises && reference.owner().isPresent()) {
      facts.report(
          Diagnostic.of(
                  Code.MISPLACED_EFFECT,
                  "only `"
                      + reference.owner().get().name()
                      + "` itself can "
                      + word
                      + " `"
                      + text
                      + "`")
              .because(signal.declaration().span(), "declared here")
              .help(
                  "let a command or a transition of the "
                      + reference.owner().get().kind().word()
                      + "'s own do it")
              .at(effect.span(), "not its own signal"));
    }
    if (raises) {
      facts.raise(signal.declaration());
    }
    level(effect, signal.declaration(), reference.owner().isEmpty());
  }

  private static String patience(String signal) {
    return "leave it away: it stays set until its device lowers it (to look away for a while,"
        + " `mask %1$s`, and `unmask %1$s` later)".formatted(signal);
  }

  /**
   * @param own whether the signal is the machine's own
   */
  private void level(Effect.OnSignal effect, Member.Signal signal, boolean own) {
    String text = effect.signal().span().text();
    boolean level = signal.level();
    Span declared = signal.span();
    if (effect.op() == Effect.SignalOp.CLEAR && level) {
      facts.report(
          Diagnostic.of(
                  Code.LEVEL_SIGNAL, "`" + text + "` is a level signal, which cannot be cleared")
              .because(declared, "declared `level` here")
              .help(own ? "write `lower " + text + "`" : patience(text))
              .at(effect.span()));
    } else if (effect.op() == Effect.SignalOp.LOWER && !level) {
      facts.report(
          Diagnostic.of(
                  Code.LEVEL_SIGNAL, "`" + text + "` is a latch, which is cleared and not lowered")
              .because(declared, "declared without `level` here")
              .help("write `clear " + text + "`, or declare it `level`")
              .at(effect.span()));
    }
  }

  private void own(Expr place, Class<? extends Symbol> wanted, String rule, Context c) {
    Reference reference = program.places.resolve(place, c);
    boolean right = reference.symbol().filter(wanted::isInstance).isPresent();
    if (reference.isUnknown() || (right && reference.owner().isEmpty())) {
      return;
    }
    facts.report(
        Diagnostic.of(
                Code.MISPLACED_EFFECT,
                rule
                    + " of the machine itself, but `"
                    + place.span().text()
                    + "` is "
                    + (right ? "another machine's" : reference.type().described()))
            .at(place.span()));
  }

  private void life(
      Expr machine,
      Optional<Effect.Slice> slice,
      String word,
      Frame frame,
      Effect effect,
      Context c) {
    if (frame.kind() != MachineKind.POLICY) {
      notFor(frame, effect.span(), word, frame.kind());
    }
    program.watched.machines(machine, word, c);
    slice.ifPresent(
        s -> {
          program.expressions.integer(s.low(), c, "an index");
          s.high().ifPresent(h -> program.expressions.integer(h, c, "an index"));
        });
  }

  private void reply(Effect.Reply reply, Frame frame, Context c) {
    Type type = program.expressions.value(reply.value(), c);
    if (frame.handler().isPresent()) {
      frame.site().shape().reply(Shapes.name(frame.handler().get()).text(), type);
      return;
    }
    facts.report(
        Diagnostic.of(Code.MISPLACED_EFFECT, "`reply` answers a command, but this handles none")
            .help("write it into a transition `on command(…) { reply … }`, or send a message")
            .at(reply.span(), "to whom?"));
  }
}
