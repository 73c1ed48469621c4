package dev.defib.checker.sat.monitor;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property;
import dev.defib.checker.property.Property.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts the ticks that pass while something is awaited. A tick counts in the state that it leaves;
 * of all requests that are open the first one is counted for, as it has waited longest.
 */
public final class TickMonitor {
  private static final int IDLE = -1;

  private TickMonitor() {}

  /** A run with more ticks than a response may take; if the scope must close, up to its close. */
  public static Watched exceeding(TransitionSystem system, Property.BoundedResponse property) {
    Extension extension = new Extension(system);
    EventMemory events = new EventMemory(extension, terms(property));
    ScopeMemory scope = new ScopeMemory(extension, events, property.scope());
    Term waits = Terms.and(scope.inside, Terms.not(events.inState(property.q())));
    Term asked = Terms.and(events.inState(property.p()), waits);
    Term begins = property.initially() ? Terms.and(scope.begins, asked) : asked;
    boolean mustClose =
        property.scope() instanceof Scope.Before || property.scope() instanceof Scope.Between;
    Term exceeded = count(extension, waits, begins, property.ticks(), Set.of());
    return finite(extension, mustClose ? Terms.and(exceeded, scope.closes) : exceeded);
  }

  private static List<Term> terms(Property.BoundedResponse property) {
    List<Term> terms = new ArrayList<>(List.of(property.p(), property.q()));
    switch (property.scope()) {
      case Scope.Everywhere _ -> {}
      case Scope.After after -> terms.add(after.p());
      case Scope.Before before -> terms.add(before.p());
      case Scope.While during -> terms.add(during.p());
      case Scope.Between between -> {
        terms.add(between.opening());
        terms.add(between.closing());
      }
    }
    return terms;
  }

  /** A run with more ticks without it being usable than a recovery may take. */
  public static Watched exceeding(
      TransitionSystem system, Property.Recovery property, long ticksMax) {
    Extension extension = new Extension(system);
    EventMemory events = new EventMemory(extension, List.of(property.usable()));
    Variable struck = extension.remember("struck", Type.BOOL);
    Set<Integer> strikes = new HashSet<>(property.strikes());
    for (Extension.Step step : extension.ofOriginal()) {
      step.set(struck, strikes.contains(step.original().index()) ? Term.TRUE : Terms.read(struck));
    }
    Term waits = Terms.and(Terms.read(struck), Terms.not(events.inState(property.usable())));
    return finite(extension, count(extension, waits, waits, ticksMax, strikes));
  }

  /**
   * Adds the counter.
   *
   * @param waits whether it is awaited in the present state
   * @param begins whether waiting may begin there
   * @param restarts the actions (indices) behind which counting begins anew
   * @return whether more than {@code ticksMax} ticks have passed
   */
  private static Term count(
      Extension extension, Term waits, Term begins, long ticksMax, Set<Integer> restarts) {
    Variable count = extension.remember("ticks awaited", Type.range(IDLE, ticksMax + 1));
    Term before = Terms.read(count);
    Term exceeded = Terms.equal(before, ticksMax + 1);
    Term counting = Terms.atLeast(before, 0);
    Term idle = Terms.integer(IDLE);
    Term going =
        Terms.ifThenElse(counting, before, Terms.ifThenElse(begins, Terms.integer(0), idle));
    Term now = Terms.ifThenElse(exceeded, before, Terms.ifThenElse(waits, going, idle));
    Term later =
        Terms.ifThenElse(Terms.or(exceeded, Terms.equal(now, IDLE)), now, Terms.add(now, 1));
    for (Extension.Step step : extension.ofOriginal()) {
      Action action = step.original();
      Term after = action.kind() == Action.Kind.TICK ? later : now;
      step.set(count, restarts.contains(action.index()) ? idle : after);
    }
    return exceeded;
  }

  private static Watched finite(Extension extension, Term goal) {
    return new Watched(extension.original(), extension.build(), goal, -1, _ -> true);
  }
}
