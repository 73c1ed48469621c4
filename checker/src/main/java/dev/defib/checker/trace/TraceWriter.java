package dev.defib.checker.trace;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the runs of one system, whole or step by step. */
public final class TraceWriter {
  private final TransitionSystem system;
  private final StateText text;

  public TraceWriter(TransitionSystem system) {
    this.system = system;
    this.text = new StateText(system);
  }

  /** Tells a whole run. */
  public static TraceDocument document(Trace trace) {
    return new TraceWriter(trace.system()).write(trace);
  }

  private TraceDocument write(Trace trace) {
    var steps = new ArrayList<TraceDocument.Step>();
    State state = trace.initial();
    long ticks = 0;
    for (Trace.Step step : both(trace)) {
      TraceDocument.Step told = step(steps.size() + 1, state, step, ticks);
      steps.add(told);
      ticks = told.ticks();
      state = step.state();
    }
    int stem = trace.stem().size();
    return new TraceDocument(
        system.name(),
        system.timed(),
        system.machines().stream()
            .map(machine -> new TraceDocument.Actor(machine.name(), machine.kind()))
            .toList(),
        choices(system.initial(), trace.initialResolution()),
        text.show(trace.initial()),
        steps.subList(0, stem),
        steps.subList(stem, steps.size()));
  }

  private static List<Trace.Step> both(Trace trace) {
    var steps = new ArrayList<>(trace.stem());
    steps.addAll(trace.loop());
    return steps;
  }

  /**
   * Tells one step.
   *
   * @param before the state that it leaves
   * @param ticksBefore how many ticks had passed there
   */
  public TraceDocument.Step step(int index, State before, Trace.Step step, long ticksBefore) {
    Action action = system.actions().get(step.action());
    List<TraceDocument.Change> changes = changes(before, step.state());
    return new TraceDocument.Step(
        index,
        step.action(),
        action.kind(),
        action.label(),
        text.machine(action.owner()),
        action.participants().stream().map(text::machine).toList(),
        action.place(),
        choices(action, step.resolution()),
        step.events().stream().map(system.events()::get).toList(),
        changes,
        system.views().size() - changes.size(),
        ticksBefore + (action.kind() == Action.Kind.TICK ? 1 : 0),
        error(step.state()));
  }

  /** The error in which the run has ended, if it has. */
  private @Nullable String error(State state) {
    for (Variable variable : system.variables()) {
      if (variable.role() == Variable.Role.ERROR && state.value(variable.offset()) != 0) {
        int site = Math.toIntExact(state.value(variable.offset())) - 1;
        return system.errors().get(site).message();
      }
    }
    return null;
  }

  private List<TraceDocument.Change> changes(State before, State after) {
    var changes = new ArrayList<TraceDocument.Change>();
    List<Shown> old = text.show(before);
    List<Shown> now = text.show(after);
    for (int i = 0; i < old.size(); i++) {
      Shown then = old.get(i);
      if (!then.value().equals(now.get(i).value())) {
        changes.add(
            new TraceDocument.Change(
                then.name(), then.machine(), then.sort(), then.value(), now.get(i).value()));
      }
    }
    return changes;
  }

  private static List<TraceDocument.Choice> choices(Action action, List<Long> resolution) {
    var choices = new ArrayList<TraceDocument.Choice>();
    for (int i = 0; i < action.choices().size(); i++) {
      Action.Choice choice = action.choices().get(i);
      long raw = resolution.get(i);
      choices.add(new TraceDocument.Choice(choice.name(), choice.type().show(raw), raw));
    }
    return choices;
  }
}
