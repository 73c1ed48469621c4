package dev.defib.checker.sat.monitor;

import dev.defib.checker.engine.Trace;
import dev.defib.checker.graph.LtlAutomaton;
import dev.defib.checker.graph.Propositions;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Ltl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes the search for a loop a search for a state, in one of two ways.
 *
 * <p>Where the state is saved when the loop begins, the goal is to come to it again, having
 * meanwhile met all that the loop must meet (Biere, Artho, Schuppan 2002). Where rounds are
 * counted, in each of which all of that is met, a system without such a loop has no run of more
 * than some number of rounds (Claessen, Sörensson 2012).
 */
final class LoopMonitor {
  /** No loop has begun. */
  private static final int BEFORE = 0;

  /** A round has begun, and no step was taken since. */
  private static final int BEGUN = 1;

  private static final int GOING = 2;

  private final Extension extension;
  private final Variable phase;
  private final Extension.Step begin;
  private final Round round;
  private final Predicate<Trace> isWanted;

  /** What must be the same at the beginning and the end of the loop. */
  private final List<Variable> saved;

  private LoopMonitor(TransitionSystem system, Predicate<Trace> isWanted) {
    this.extension = new Extension(system);
    this.isWanted = isWanted;
    this.saved = new ArrayList<>(system.variables());
    this.phase = extension.remember("phase of the loop", Type.range(BEFORE, GOING));
    this.round = new Round(extension, Terms.atLeast(Terms.read(phase), BEGUN));
    this.begin = extension.add("begin");
    begin.guard(isIn(BEFORE));
    begin.set(phase, Terms.integer(BEGUN));
  }

  /**
   * For fair runs that break a formula.
   *
   * @param banned actions (indices) of which a run may have only finitely many, beside those of
   *     which the system itself says so
   */
  static LoopMonitor breaking(TransitionSystem system, Ltl formula, Set<Integer> banned) {
    Set<Integer> finite = new HashSet<>(banned);
    system.finite().forEach(finite::addAll);
    FairRunCheck check = new FairRunCheck(system, finite);
    LoopMonitor monitor =
        new LoopMonitor(system, run -> check.isFair(run) && !check.satisfies(run, formula));
    monitor.ban(action -> finite.contains(action.index()));
    monitor.demandFairness(monitor.breaking(formula));
    return monitor;
  }

  /** For loops of steps that must be taken, fair or not. */
  static LoopMonitor busy(TransitionSystem system) {
    LoopMonitor monitor = new LoopMonitor(system, Trace::isLasso);
    monitor.ban(action -> !Enabledness.isOwed(action));
    monitor.extension.ofOriginal().forEach(monitor::advance);
    return monitor;
  }

  private Term isIn(int wanted) {
    return Terms.equal(Terms.read(phase), wanted);
  }

  private void ban(Predicate<Action> banned) {
    extension.ofOriginal().stream()
        .filter(step -> banned.test(step.original()))
        .forEach(step -> round.forbid(step, Term.TRUE));
  }

  /** A loop that has begun has now a step. */
  private void advance(Extension.Step step) {
    step.set(phase, Terms.ifThenElse(isIn(BEFORE), Terms.integer(BEFORE), Terms.integer(GOING)));
  }

  /** Has an automaton for the negation read along; returns the step of a run that has stopped. */
  private Extension.Step breaking(Ltl formula) {
    LtlAutomaton automaton = new LtlAutomaton(Propositions.merged(formula), false);
    EventMemory events = new EventMemory(extension, automaton.atoms());
    List<Term> atoms = automaton.atoms().stream().map(events::inState).toList();
    AutomatonMemory memory = new AutomatonMemory(extension, automaton, atoms);
    begin.guard(memory.mayLoop());
    saved.addAll(events.variables());
    saved.add(memory.state());
    List<Variable> fulfilled = new ArrayList<>();
    for (int until = 0; until < automaton.untils(); until++) {
      fulfilled.add(round.demand("fulfilled: " + until, Term.FALSE));
    }
    Extension.Step stop = stop(events);
    List<Extension.Step> all = new ArrayList<>(extension.ofOriginal());
    all.add(stop);
    for (Extension.Step step : all) {
      advance(step);
      Term.Chosen move = memory.moveWith(step);
      for (int until = 0; until < fulfilled.size(); until++) {
        round.raise(step, fulfilled.get(until), memory.fulfils(move, until));
      }
    }
    return stop;
  }

  /** The step of a run that has stopped, of which nothing is owed: it repeats the last state. */
  private Extension.Step stop(EventMemory events) {
    Variable stopped = extension.remember("stopped", Type.BOOL);
    saved.add(stopped);
    extension.ofOriginal().forEach(step -> step.guard(Terms.not(Terms.read(stopped))));
    Extension.Step stop = extension.add("stop");
    Term goesOn =
        Enabledness.ofAny(
            extension.original(),
            action -> Enabledness.isOwed(action) || action.kind() == Action.Kind.TICK);
    stop.guard(Terms.not(goesOn));
    stop.set(stopped, Term.TRUE);
    events.forget(stop);
    return stop;
  }

  private void demandFairness(Extension.Step stop) {
    FairnessMemory fairness = new FairnessMemory(extension, begin, round);
    fairness.note(stop);
    if (extension.original().timed()) {
      demandTime();
    }
  }

  /** The loop has a tick, or, as it chooses, no step but those that must be taken. */
  private void demandTime() {
    Term isBusy = extension.chosenIn(begin, "busy");
    Variable ticked = round.demand("ticked", isBusy);
    for (Extension.Step step : extension.ofOriginal()) {
      if (!Enabledness.isOwed(step.original())) {
        round.forbid(step, isBusy);
      }
      round.raise(step, ticked, Terms.bool(step.original().kind() == Action.Kind.TICK));
    }
  }

  /** With the state saved: the goal is the end of a loop. */
  Watched saving() {
    List<Term> ends = new ArrayList<>(List.of(isIn(GOING), round.isComplete()));
    for (Variable variable : saved) {
      Variable copy = extension.rememberAs("saved: " + variable.name(), variable);
      for (int i = 0; i < variable.length(); i++) {
        begin.set(copy, i, Terms.read(variable, i));
        ends.add(Terms.equal(Terms.read(copy, i), Terms.read(variable, i)));
      }
    }
    return new Watched(
        extension.original(),
        extension.build(),
        Terms.and(ends),
        begin.original().index(),
        isWanted);
  }

  /**
   * With rounds counted.
   *
   * @param most how far
   */
  Rounds counting(int most) {
    Variable count = extension.remember("rounds", Type.range(0, most));
    Extension.Step next = extension.add("next round");
    next.guard(Terms.and(isIn(GOING), round.isComplete()));
    next.guard(Terms.less(Terms.read(count), Terms.integer(most)));
    next.set(count, Terms.add(Terms.read(count), 1));
    next.set(phase, Terms.integer(BEGUN));
    round.reset(next);
    Watched watched =
        new Watched(
            extension.original(),
            extension.build(),
            Terms.equal(Terms.read(count), most),
            begin.original().index(),
            isWanted);
    return new Rounds(watched, count, next.original().index());
  }
}
