package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Lets observers move: in the same step as the system, after it, on the events that it made true.
 * The first transition in the order of the text that applies is taken, at most one.
 */
final class Observers {
  private final World world;
  private final Expressions expressions;
  private final Guards guards;
  private final Lives lives;
  private final Bodies bodies;

  Observers(World world, Expressions expressions, Lives lives) {
    this.world = world;
    this.expressions = expressions;
    this.guards = new Guards(expressions);
    this.lives = lives;
    this.bodies = new Bodies(world, expressions);
  }

  void watch(Step step) {
    for (MachineInstance observer : world.observers()) {
      observer.threads().forEach(thread -> watch(thread, step));
    }
  }

  private record Move(Rule rule, Term path) {}

  private void watch(ThreadInstance thread, Step step) {
    List<Move> moves = new ArrayList<>();
    List<Term> taken = new ArrayList<>();
    for (Rule rule : Rules.of(thread)) {
      Term path = path(rule, step);
      if (!Terms.isFalse(path)) {
        moves.add(new Move(rule, step.store().share(Terms.and(path, Terms.not(Terms.or(taken))))));
        taken.add(path);
      }
    }
    for (Move move : moves) {
      bodies.run(
          move.rule().transition().effects(), context(thread, step), move.path(), step, _ -> {});
      lives.move(step, move.rule(), move.path());
    }
  }

  /** Where the rule applies, whether or not an earlier one does. */
  private Term path(Rule rule, Step step) {
    Context context = context(rule.thread(), step);
    Term here = world.at(rule.thread(), rule.states(), step.store());
    if (rule.transition().trigger().isPresent()) {
      Value happens = expressions.value(event(rule.transition().trigger().get()), context);
      here = Terms.and(here, happens.holds());
    }
    if (Terms.isFalse(here)) {
      return Term.FALSE;
    }
    Value guard = guards.value(rule, _ -> context, context);
    Term sound = step.flawless(here, guard.flaws());
    return step.store().share(Terms.and(sound, guard.term()));
  }

  /** What an observer waits for. Some events are spelt like the triggers of other machines. */
  private static Expr event(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Event(Expr event, Span _) -> event;
      case Trigger.On on -> on.subject();
      case Trigger.Receive receive ->
          new Expr.Received(receive.queue(), receive.message(), receive.span());
      case Trigger.Exit exit ->
          new Expr.Call(new Identifier("exit", exit.span()), List.of(exit.machine()), exit.span());
      case Trigger.Change _, Trigger.Do _, Trigger.Acquire _, Trigger.After _, Trigger.Every _ ->
          throw new IllegalStateException("an observer with " + trigger);
    };
  }

  /** It sees everything as it is after the step, and what the step made true. */
  private static Context context(ThreadInstance thread, Step step) {
    return new Context(
        Optional.of(thread.machine()),
        step.store(),
        true,
        new IdentityHashMap<>(),
        new IdentityHashMap<>(),
        0,
        Optional.of(event -> step.happens(event)));
  }
}
