package dev.defib.checker.interpret;

import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Executes a transition system as its definition says. Not safe for use by several threads: each
 * has its own.
 */
public final class Interpreter {
  private final TransitionSystem system;
  private final CompiledAction initial;
  private final List<CompiledAction> actions;
  private final int slots;

  public Interpreter(TransitionSystem system) {
    this.system = system;
    this.initial = new CompiledAction(system.initial());
    this.actions = system.actions().stream().map(CompiledAction::new).toList();
    this.slots = system.slots();
  }

  /** An initial state and the choices of the initial action that lead to it. */
  public record Start(List<Long> resolution, State state) {
    public Start {
      resolution = List.copyOf(resolution);
    }
  }

  public TransitionSystem system() {
    return system;
  }

  /** The ways to start, in the order of their resolutions; several may lead to one state. */
  public List<Start> initialStates() {
    List<Start> starts = new ArrayList<>();
    forEachInitial(
        (action, frame) -> starts.add(new Start(action.resolution(frame), after(action, frame))));
    return starts;
  }

  /** The initial state to which these choices lead; empty if they are not allowed. */
  public Optional<State> start(List<Long> resolution) {
    Frame frame = new Frame(origin());
    return initial.isEnabled(frame, resolution)
        ? Optional.of(after(initial, frame))
        : Optional.empty();
  }

  /** The step of an action under a resolution; empty if it is not enabled in the state. */
  public Optional<Trace.Step> step(State state, int action, List<Long> resolution) {
    CompiledAction taken = actions.get(action);
    Frame frame = new Frame(state.toArray());
    return taken.isEnabled(frame, resolution)
        ? Optional.of(new Trace.Step(action, resolution, after(taken, frame), taken.events(frame)))
        : Optional.empty();
  }

  /** The steps that can be taken in a state, by action and then by resolution. */
  public List<Trace.Step> successors(State state) {
    List<Trace.Step> steps = new ArrayList<>();
    Frame frame = new Frame(state.toArray());
    forEachStep(
        frame,
        (action, _) ->
            steps.add(
                new Trace.Step(
                    action.action.index(),
                    action.resolution(frame),
                    after(action, frame),
                    action.events(frame))));
    return steps;
  }

  /**
   * The value of a term in a state.
   *
   * @param events of the step into the state
   */
  public long value(Term term, State state, List<Integer> events) {
    Frame frame = new Frame(state.toArray());
    BitSet happened = new BitSet();
    events.forEach(happened::set);
    frame.events = happened;
    return TermCompiler.compile(term).value(frame);
  }

  public boolean holds(Term term, State state, List<Integer> events) {
    return value(term, state, events) != 0;
  }

  /**
   * Takes a trace step by step, and gives it back.
   *
   * @throws SelfCheckException if the system does not take it
   */
  public Trace confirmed(Trace trace) {
    replay(trace)
        .ifPresent(
            objection -> {
              throw new SelfCheckException("a counterexample does not replay: " + objection);
            });
    return trace;
  }

  /** Takes a trace step by step; says what is wrong with it, if something is. */
  public Optional<String> replay(Trace trace) {
    return new Replay(this).objection(trace);
  }

  /** The vector from which the initial action starts: all slots at their type's least value. */
  long[] origin() {
    long[] origin = new long[slots];
    for (Variable variable : system.variables()) {
      for (int i = 0; i < variable.length(); i++) {
        origin[variable.offset() + i] = variable.type().low();
      }
    }
    return origin;
  }

  CompiledAction initial() {
    return initial;
  }

  CompiledAction action(int index) {
    return actions.get(index);
  }

  public void forEachInitial(CompiledAction.Visitor visitor) {
    initial.forEachEnabled(new Frame(origin()), visitor);
  }

  public void forEachStep(Frame frame, CompiledAction.Visitor visitor) {
    for (CompiledAction action : actions) {
      action.forEachEnabled(frame, visitor);
    }
  }

  State after(CompiledAction action, Frame frame) {
    long[] next = new long[slots];
    action.apply(frame, next);
    return new State(next);
  }
}
