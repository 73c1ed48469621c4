package dev.defib.checker.graph;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Fairness;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Ltl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Says by definition whether an infinite run is fair and satisfies a formula, and tries all short
 * ones. No automaton, no component, no shared code but the interpreter's.
 */
final class LassoOracle {
  /** What the definition of a fair run asks for; tests leave one out to see that it matters. */
  enum Rule {
    WEAK,
    STRONG,
    FINITE,
    DIVERGENCE,
    STOP,
    EVENTS
  }

  private final TransitionSystem system;
  private final Memo memo;
  private final Set<Rule> rules;

  LassoOracle(TransitionSystem system, Set<Rule> rules) {
    this.system = system;
    this.memo = new Memo(system);
    this.rules = rules;
  }

  /** Whether the run exists, is fair and breaks the formula. */
  boolean isCounterexample(Trace trace, Ltl formula) {
    return isFairRun(trace) && !satisfies(trace, formula);
  }

  boolean isFairRun(Trace trace) {
    return memo.interpreter().replay(trace).isEmpty()
        && (trace.isLasso() || mayStop(trace.last()))
        && isFair(trace);
  }

  /** Some fair run of at most this many steps, loop included, that breaks the formula. */
  Optional<Trace> shortCounterexample(Ltl formula, int stepsMax) {
    return shortFairRun(trace -> !satisfies(trace, formula), stepsMax);
  }

  /** Some fair run of at most this many steps, loop included, of the kind that is wanted. */
  Optional<Trace> shortFairRun(Predicate<Trace> wanted, int stepsMax) {
    for (Interpreter.Start start : memo.interpreter().initialStates()) {
      Optional<Trace> found = extend(start, new ArrayList<>(), wanted, stepsMax);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Trace> extend(
      Interpreter.Start start, List<Trace.Step> steps, Predicate<Trace> wanted, int stepsLeft) {
    for (int loop = 0; loop <= steps.size(); loop++) {
      Trace trace =
          new Trace(
              system,
              start.resolution(),
              start.state(),
              steps.subList(0, steps.size() - loop),
              steps.subList(steps.size() - loop, steps.size()));
      if (closes(trace) && isFair(trace) && wanted.test(trace)) {
        return Optional.of(trace);
      }
    }
    if (stepsLeft > 0) {
      State last = steps.isEmpty() ? start.state() : steps.getLast().state();
      for (Trace.Step step : memo.successors(last)) {
        steps.add(step);
        Optional<Trace> found = extend(start, steps, wanted, stepsLeft - 1);
        steps.removeLast();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private boolean closes(Trace trace) {
    if (!trace.isLasso()) {
      return mayStop(trace.last());
    }
    State entry = trace.stem().isEmpty() ? trace.initial() : trace.stem().getLast().state();
    return entry.equals(trace.last());
  }

  private boolean mayStop(State state) {
    return memo.successors(state).stream()
        .map(this::action)
        .noneMatch(
            action ->
                isOwed(action) || (rules.contains(Rule.STOP) && action.kind() == Action.Kind.TICK));
  }

  private Action action(Trace.Step step) {
    return system.actions().get(step.action());
  }

  private static boolean isOwed(Action action) {
    return action.kind() == Action.Kind.STEP && action.urgency() != Action.Urgency.LAZY;
  }

  private boolean isFair(Trace trace) {
    List<State> period =
        trace.isLasso()
            ? trace.loop().stream().map(Trace.Step::state).toList()
            : List.of(trace.last());
    boolean diverges =
        !system.timed()
            || !rules.contains(Rule.DIVERGENCE)
            || trace.loop().stream().anyMatch(step -> action(step).kind() == Action.Kind.TICK)
            || trace.loop().stream().allMatch(step -> isOwed(action(step)));
    boolean finite =
        !rules.contains(Rule.FINITE)
            || trace.loop().stream()
                .noneMatch(
                    step ->
                        system.finite().stream().anyMatch(group -> group.contains(step.action())));
    return diverges
        && finite
        && system.fairness().stream().allMatch(fairness -> isMet(fairness, trace, period));
  }

  private boolean isMet(Fairness fairness, Trace trace, List<State> period) {
    if (!rules.contains(fairness.strong() ? Rule.STRONG : Rule.WEAK)) {
      return true;
    }
    boolean asked =
        fairness.strong()
            ? period.stream().anyMatch(state -> isEnabled(fairness, state))
            : period.stream().allMatch(state -> isEnabled(fairness, state));
    return !asked
        || trace.loop().stream()
            .anyMatch(
                step ->
                    fairness.steps().stream()
                        .anyMatch(
                            taken ->
                                taken.action() == step.action()
                                    && (taken.resolution().isEmpty()
                                        || taken.resolution().equals(step.resolution()))));
  }

  private boolean isEnabled(Fairness fairness, State state) {
    return memo.holds(fairness.enabled(), state, List.of());
  }

  private boolean satisfies(Trace trace, Ltl formula) {
    List<Memo.Position> positions = new ArrayList<>();
    positions.add(new Memo.Position(trace.initial(), List.of()));
    trace.stem().forEach(step -> positions.add(position(step)));
    int repeatsFrom = positions.size();
    trace.loop().forEach(step -> positions.add(position(step)));
    if (!trace.isLasso()) {
      positions.add(new Memo.Position(trace.last(), List.of()));
    }
    return truth(formula, positions, repeatsFrom)[0];
  }

  private Memo.Position position(Trace.Step step) {
    return new Memo.Position(step.state(), rules.contains(Rule.EVENTS) ? step.events() : List.of());
  }

  /** The formula's truth at each position of a run that goes back from the last one. */
  private boolean[] truth(Ltl formula, List<Memo.Position> run, int repeatsFrom) {
    int size = run.size();
    return switch (formula) {
      case Ltl.Atom atom ->
          map(size, i -> memo.holds(atom.term(), run.get(i).state(), run.get(i).events()));
      case Ltl.Not not -> {
        boolean[] operand = truth(not.operand(), run, repeatsFrom);
        yield map(size, i -> !operand[i]);
      }
      case Ltl.And and -> {
        boolean[] left = truth(and.left(), run, repeatsFrom);
        boolean[] right = truth(and.right(), run, repeatsFrom);
        yield map(size, i -> left[i] && right[i]);
      }
      case Ltl.Or or -> {
        boolean[] left = truth(or.left(), run, repeatsFrom);
        boolean[] right = truth(or.right(), run, repeatsFrom);
        yield map(size, i -> left[i] || right[i]);
      }
      case Ltl.Next next -> {
        boolean[] operand = truth(next.operand(), run, repeatsFrom);
        yield map(size, i -> operand[i + 1 < size ? i + 1 : repeatsFrom]);
      }
      case Ltl.Until until -> {
        boolean[] left = truth(until.left(), run, repeatsFrom);
        boolean[] right = truth(until.right(), run, repeatsFrom);
        yield map(size, i -> comes(left, right, i, repeatsFrom));
      }
      case Ltl.Release release -> {
        boolean[] left = truth(release.left(), run, repeatsFrom);
        boolean[] right = truth(release.right(), run, repeatsFrom);
        boolean[] notLeft = map(size, i -> !left[i]);
        boolean[] notRight = map(size, i -> !right[i]);
        yield map(size, i -> !comes(notLeft, notRight, i, repeatsFrom));
      }
    };
  }

  /** Whether right comes, from position i on, with left until then: two rounds show everything. */
  private static boolean comes(boolean[] left, boolean[] right, int i, int repeatsFrom) {
    int position = i;
    for (int steps = 0; steps <= 2 * left.length; steps++) {
      if (right[position]) {
        return true;
      }
      if (!left[position]) {
        return false;
      }
      position = position + 1 < left.length ? position + 1 : repeatsFrom;
    }
    return false;
  }

  private static boolean[] map(int size, IntPredicate value) {
    boolean[] result = new boolean[size];
    IntStream.range(0, size).forEach(i -> result[i] = value.test(i));
    return result;
  }
}
