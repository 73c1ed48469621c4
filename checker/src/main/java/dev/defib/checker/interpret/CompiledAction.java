package dev.defib.checker.interpret;

import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * An action ready to be tried in a state.
 *
 * <p>The choices are enumerated in lexicographic order, one nested in the other. Each part of the
 * guard is tested as soon as the choices that it depends on are made, so that what a state forbids
 * outright costs one test and no enumeration.
 */
public final class CompiledAction {
  /** Called for each resolution under which the action is enabled. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes one enabled resolution.
     *
     * @param frame holds the state before, the choices and the locals; valid during the call only
     */
    void enabled(CompiledAction action, Frame frame);
  }

  public final Action action;
  private final Type[] choices;
  private final Phase[] phases;
  private final int[] slots;
  private final Type[] types;
  private final Evaluator[] values;
  private final int[] events;
  private final Evaluator[] conditions;
  private final boolean sameEvents;

  CompiledAction(Action action) {
    this.action = action;
    choices = action.choices().stream().map(Action.Choice::type).toArray(Type[]::new);
    phases = Phase.plan(action);
    slots = action.updates().stream().mapToInt(Action.Update::slot).toArray();
    types = action.updates().stream().map(update -> update.variable().type()).toArray(Type[]::new);
    values = TermCompiler.compileAll(action.updates().stream().map(Action.Update::value).toList());
    events = action.events().stream().mapToInt(Action.Emission::event).toArray();
    conditions =
        TermCompiler.compileAll(action.events().stream().map(Action.Emission::condition).toList());
    sameEvents =
        action.events().stream().allMatch(emission -> emission.condition().equals(Term.TRUE));
  }

  /** Whether all its steps carry the same label: no choices, and events without condition. */
  public boolean hasOneLabel() {
    return choices.length == 0 && sameEvents;
  }

  /** Visits all enabled resolutions in the frame's state, in lexicographic order. */
  void forEachEnabled(Frame frame, Visitor visitor) {
    enter(frame);
    enumerate(0, frame, visitor);
  }

  private void enumerate(int level, Frame frame, Visitor visitor) {
    if (!phases[level].passes(frame)) {
      return;
    }
    if (level == choices.length) {
      visitor.enabled(this, frame);
      return;
    }
    Type type = choices[level];
    for (long value = type.low(); ; value++) {
      frame.chosen[level] = value;
      enumerate(level + 1, frame, visitor);
      if (value == type.high()) {
        return;
      }
    }
  }

  /** Makes the given choices in the frame; whether they are choices and the action is enabled. */
  boolean isEnabled(Frame frame, List<Long> resolution) {
    if (resolution.size() != choices.length) {
      return false;
    }
    enter(frame);
    for (int i = 0; i < choices.length; i++) {
      frame.chosen[i] = resolution.get(i);
      if (!choices[i].contains(frame.chosen[i])) {
        return false;
      }
    }
    for (Phase phase : phases) {
      if (!phase.passes(frame)) {
        return false;
      }
    }
    return true;
  }

  private void enter(Frame frame) {
    if (frame.chosen.length < choices.length) {
      frame.chosen = new long[choices.length];
    }
    if (frame.locals.length < action.locals().size()) {
      frame.locals = new long[action.locals().size()];
    }
  }

  public List<Long> resolution(Frame frame) {
    List<Long> resolution = new ArrayList<>(choices.length);
    for (int i = 0; i < choices.length; i++) {
      resolution.add(frame.chosen[i]);
    }
    return resolution;
  }

  /** Writes the state after the step; the frame is that of an enabled resolution. */
  public void apply(Frame frame, long[] next) {
    System.arraycopy(frame.state, 0, next, 0, next.length);
    for (int i = 0; i < slots.length; i++) {
      long value = values[i].value(frame);
      if (!types[i].contains(value)) {
        throw new SelfCheckException(
            "the step `"
                + action.label()
                + "` would put "
                + value
                + " into `"
                + action.updates().get(i).variable().name()
                + "`, outside its type");
      }
      next[slots[i]] = value;
    }
  }

  /** The events that the step makes true, ascending. */
  public List<Integer> events(Frame frame) {
    BitSet happened = new BitSet();
    for (int i = 0; i < events.length; i++) {
      if (conditions[i].holds(frame)) {
        happened.set(events[i]);
      }
    }
    return happened.stream().boxed().toList();
  }
}
