package dev.defib.dsl.mutate;

import dev.defib.dsl.ast.Effect;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Transition.Guard;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways to leave one thing out of a transition. */
final class Transitions {
  private Transitions() {}

  static List<Change<Transition>> changes(Transition transition) {
    var changes = new ArrayList<Change<Transition>>();
    transition.trigger().ifPresent(trigger -> changes.addAll(ofTrigger(transition, trigger)));
    changes.addAll(ofGuard(transition));
    Effects.changes(transition.effects()).stream()
        .map(change -> change.within(effects -> with(transition, effects)))
        .forEach(changes::add);
    return changes;
  }

  /** A guard becomes {@code true} and does not vanish: an {@code otherwise} beside it needs it. */
  private static List<Change<Transition>> ofGuard(Transition transition) {
    return switch (transition.guard()) {
      case Guard.When when -> {
        var always = new Guard.When(new Expr.Truth(true, when.condition().span()), when.span());
        yield List.of(guard(transition, when.condition().span(), always));
      }
      case Guard.Otherwise otherwise when !otherwise.ignore() ->
          List.of(guard(transition, otherwise.span(), new Guard.None()));
      case Guard.None _, Guard.Otherwise _ -> List.of();
    };
  }

  private static Change<Transition> guard(Transition transition, Span span, Guard instead) {
    return Change.drop(
        Mutant.Kind.GUARD,
        "guard",
        span,
        with(transition, transition.lazy(), transition.trigger(), instead));
  }

  private static List<Change<Transition>> ofTrigger(Transition transition, Trigger trigger) {
    return switch (trigger) {
      case Trigger.Do command ->
          List.of(
              Change.drop(
                  Mutant.Kind.COMMAND,
                  "command",
                  command.span(),
                  with(transition, transition.lazy(), Optional.empty(), transition.guard())));
      case Trigger.After after -> ofAfter(transition, after);
      case Trigger.Every every when !transition.lazy() ->
          List.of(
              deadline(
                  "never force `" + every.span().text() + "`",
                  with(transition, true, transition.trigger(), transition.guard()),
                  every));
      case Trigger.Every _,
          Trigger.Receive _,
          Trigger.Exit _,
          Trigger.Change _,
          Trigger.On _,
          Trigger.Event _,
          Trigger.Acquire _ ->
          List.of();
    };
  }

  private static List<Change<Transition>> ofAfter(Transition transition, Trigger.After after) {
    var changes = new ArrayList<Change<Transition>>();
    String written = "`" + after.span().text() + "`";
    Expr low = after.low();
    boolean atOnce = low instanceof Expr.Numeral(long value, var _) && value == 0;
    if (!atOnce) {
      Optional<Expr> high =
          after.open() ? Optional.empty() : after.high().or(() -> Optional.of(low));
      var early =
          new Trigger.After(new Expr.Numeral(0, low.span()), high, after.open(), after.span());
      changes.add(deadline("allow " + written + " at once", with(transition, early), after));
    }
    if (!after.open() && !transition.lazy()) {
      var late = new Trigger.After(low, Optional.empty(), true, after.span());
      changes.add(deadline("never force " + written, with(transition, late), after));
    }
    return changes;
  }

  private static Change<Transition> deadline(String text, Transition after, Trigger trigger) {
    return new Change<>(Mutant.Kind.DEADLINE, text, trigger.span(), after);
  }

  private static Transition with(Transition transition, Trigger trigger) {
    return with(transition, transition.lazy(), Optional.of(trigger), transition.guard());
  }

  private static Transition with(
      Transition transition, boolean lazy, Optional<Trigger> trigger, Guard guard) {
    return new Transition(
        lazy,
        transition.fair(),
        transition.fault(),
        trigger,
        guard,
        transition.effects(),
        transition.target(),
        transition.span());
  }

  private static Transition with(Transition transition, List<Effect> effects) {
    return new Transition(
        transition.lazy(),
        transition.fair(),
        transition.fault(),
        transition.trigger(),
        transition.guard(),
        effects,
        transition.target(),
        transition.span());
  }
}
