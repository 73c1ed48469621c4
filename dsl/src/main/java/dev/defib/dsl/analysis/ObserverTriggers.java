package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.Optional;

/** What observers wait for: events of the system, some of which are spelt like triggers. */
final class ObserverTriggers {
  private final Program program;

  ObserverTriggers(Program program) {
    this.program = program;
  }

  void check(Trigger trigger, Context c) {
    switch (trigger) {
      case Trigger.Receive receive -> received(receive, c);
      case Trigger.Exit exit -> {
        program.watched.machine(exit.machine(), "exit", c);
        exit.binder().ifPresent(this::binds);
      }
      case Trigger.On on -> event(on.subject(), c);
      case Trigger.Event event -> event(event.event(), c);
      case Trigger.Change change -> notObserved(change.span(), "on change");
      case Trigger.Do call -> notObserved(call.span(), "do");
      case Trigger.Acquire acquire -> notObserved(acquire.span(), "acquire");
      case Trigger.After after -> notObserved(after.span(), "after");
      case Trigger.Every every -> notObserved(every.span(), "every");
    }
  }

  private void received(Trigger.Receive receive, Context c) {
    Optional<Declaration.Messages> messages = program.messages.queue(receive.queue(), c);
    program.messages.kind(messages, receive.message());
    receive.binders().stream().findFirst().ifPresent(this::binds);
  }

  private void binds(Identifier binder) {
    program.facts.report(
        Diagnostic.of(Code.MISPLACED_TRIGGER, "an observer's event binds nothing")
            .help("read the state that the step reached instead")
            .at(binder.span()));
  }

  private void event(Expr event, Context c) {
    Type type = program.expressions.value(event, c);
    boolean isEvent = type instanceof Type.Bool bool && bool.event();
    if (isEvent || type instanceof Type.Unknown) {
      return;
    }
    String text = event.span().text();
    var diagnostic =
        Diagnostic.of(
            Code.MISPLACED_TRIGGER, "an observer waits for an event, which `" + text + "` is not");
    if (event instanceof Expr.Select || event instanceof Expr.Name) {
      Reference reference = program.places.resolve(event, c);
      switch (reference.symbol().orElse(null)) {
        case Symbol.OfSignal _ -> diagnostic.help("the event of it is `raise " + text + "`");
        case Symbol.OfState _ -> diagnostic.help("the event of it is `enters " + text + "`");
        case null, default -> diagnostic.help("conditions stand behind `when`");
      }
    }
    program.facts.report(diagnostic.at(event.span(), "true of a state, not of a step"));
  }

  private void notObserved(Span place, String what) {
    program.facts.report(
        Diagnostic.of(
                Code.NOT_FOR_THIS_KIND,
                "an observer takes no part in the system, so it cannot use `" + what + "`")
            .help("it moves with events, for example `on crash(drv)`, `on q!m` or `on tick`")
            .at(place, "in an observer"));
  }
}
