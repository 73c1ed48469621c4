package dev.defib.checker.sat.monitor;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Fairness;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Ltl;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Says of one run by definition whether it is fair and satisfies a formula: by the interpreter, and
 * without the monitors by which it was found.
 */
final class FairRunCheck {
  private final TransitionSystem system;
  private final Set<Integer> finite;

  /**
   * @param finite actions (indices) of which a fair run has only finitely many
   */
  FairRunCheck(TransitionSystem system, Set<Integer> finite) {
    this.system = system;
    this.finite = Set.copyOf(finite);
  }

  /** Whether the run, which the system has, is infinite or may stop, and is fair. */
  boolean isFair(Trace run) {
    Interpreter interpreter = new Interpreter(system);
    List<State> states =
        run.isLasso() ? run.loop().stream().map(Trace.Step::state).toList() : List.of(run.last());
    return (run.isLasso() ? isLoopAllowed(run.loop()) : mayStop(interpreter, run.last()))
        && system.fairness().stream()
            .allMatch(fairness -> isMet(interpreter, fairness, run.loop(), states));
  }

  private boolean isLoopAllowed(List<Trace.Step> loop) {
    List<Action> actions = loop.stream().map(this::action).toList();
    boolean diverges =
        !system.timed()
            || actions.stream().anyMatch(action -> action.kind() == Action.Kind.TICK)
            || actions.stream().allMatch(Enabledness::isOwed);
    return diverges && actions.stream().noneMatch(action -> finite.contains(action.index()));
  }

  private boolean mayStop(Interpreter interpreter, State state) {
    return interpreter.successors(state).stream()
        .map(this::action)
        .noneMatch(action -> Enabledness.isOwed(action) || action.kind() == Action.Kind.TICK);
  }

  private Action action(Trace.Step step) {
    return system.actions().get(step.action());
  }

  private static boolean isMet(
      Interpreter interpreter, Fairness fairness, List<Trace.Step> loop, List<State> states) {
    long enabled =
        states.stream()
            .filter(state -> interpreter.holds(fairness.enabled(), state, List.of()))
            .count();
    boolean asks = fairness.strong() ? enabled > 0 : enabled == states.size();
    return !asks
        || loop.stream()
            .anyMatch(step -> fairness.steps().stream().anyMatch(taken -> isStep(taken, step)));
  }

  private static boolean isStep(Fairness.Taken taken, Trace.Step step) {
    return taken.action() == step.action()
        && (taken.resolution().isEmpty() || taken.resolution().equals(step.resolution()));
  }

  /** Whether the run satisfies the formula; one that is finite repeats its last state. */
  boolean satisfies(Trace run, Ltl formula) {
    return new Word(new Interpreter(system), run).where(formula).get(0);
  }

  /** The states of a run with the events of the steps into them; behind the last it goes back. */
  private static final class Word {
    private final Interpreter interpreter;
    private final List<State> states = new ArrayList<>();
    private final List<List<Integer>> events = new ArrayList<>();
    private final int repeatsFrom;

    Word(Interpreter interpreter, Trace run) {
      this.interpreter = interpreter;
      add(run.initial(), List.of());
      run.stem().forEach(step -> add(step.state(), step.events()));
      this.repeatsFrom = states.size();
      run.loop().forEach(step -> add(step.state(), step.events()));
      if (!run.isLasso()) {
        add(run.last(), List.of());
      }
    }

    private void add(State state, List<Integer> made) {
      states.add(state);
      events.add(made);
    }

    /** The positions at which the formula holds. */
    BitSet where(Ltl formula) {
      return switch (formula) {
        case Ltl.Atom(Term term) -> where(term);
        case Ltl.Not(Ltl operand) -> not(where(operand));
        case Ltl.And(Ltl left, Ltl right) -> and(where(left), where(right));
        case Ltl.Or(Ltl left, Ltl right) -> not(and(not(where(left)), not(where(right))));
        case Ltl.Next(Ltl operand) -> before(where(operand));
        case Ltl.Until(Ltl left, Ltl right) -> until(where(left), where(right));
        case Ltl.Release(Ltl left, Ltl right) -> not(until(not(where(left)), not(where(right))));
      };
    }

    private BitSet where(Term term) {
      BitSet found = new BitSet();
      for (int i = 0; i < states.size(); i++) {
        found.set(i, interpreter.holds(term, states.get(i), events.get(i)));
      }
      return found;
    }

    private BitSet not(BitSet positions) {
      BitSet others = (BitSet) positions.clone();
      others.flip(0, states.size());
      return others;
    }

    private static BitSet and(BitSet left, BitSet right) {
      BitSet both = (BitSet) left.clone();
      both.and(right);
      return both;
    }

    /** The positions whose successor is one of these. */
    private BitSet before(BitSet positions) {
      BitSet found = positions.get(1, states.size());
      found.set(states.size() - 1, positions.get(repeatsFrom));
      return found;
    }

    /** The least set that has {@code right}, and what is in {@code left} and leads into it. */
    private BitSet until(BitSet left, BitSet right) {
      BitSet found = (BitSet) right.clone();
      for (int size = -1; size != found.cardinality(); ) {
        size = found.cardinality();
        found.or(and(left, before(found)));
      }
      return found;
    }
  }
}
