package dev.defib.checker.interpret;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes a trace step by step and objects to the first thing that the system does not do. */
final class Replay {
  private final Interpreter interpreter;

  Replay(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Optional<String> objection(Trace trace) {
    Frame frame = new Frame(interpreter.origin());
    if (!interpreter.initial().isEnabled(frame, trace.initialResolution())) {
      return object("the system cannot start with the choices %s", trace.initialResolution());
    }
    State start = interpreter.after(interpreter.initial(), frame);
    if (!start.equals(trace.initial())) {
      return object("the run starts in %s, the system in %s", trace.initial(), start);
    }
    Optional<String> objection = objection(trace.initial(), trace.stem(), "step");
    if (objection.isPresent() || !trace.isLasso()) {
      return objection;
    }
    State entry = trace.stem().isEmpty() ? trace.initial() : trace.stem().getLast().state();
    if (!trace.last().equals(entry)) {
      return object("the loop starts in %s but ends in %s", entry, trace.last());
    }
    return objection(entry, trace.loop(), "step of the loop");
  }

  private Optional<String> objection(State from, List<Trace.Step> steps, String name) {
    State state = from;
    for (int i = 0; i < steps.size(); i++) {
      Optional<String> objection = objection(state, steps.get(i));
      if (objection.isPresent()) {
        return object("%s %d: %s", name, i + 1, objection.get());
      }
      state = steps.get(i).state();
    }
    return Optional.empty();
  }

  private Optional<String> objection(State state, Trace.Step step) {
    if (step.action() < 0 || step.action() >= interpreter.system().actions().size()) {
      return object("there is no action %d", step.action());
    }
    CompiledAction action = interpreter.action(step.action());
    Frame frame = new Frame(state.toArray());
    if (!action.isEnabled(frame, step.resolution())) {
      return object(
          "`%s` with the choices %s is not enabled in %s",
          action.action.label(), step.resolution(), state);
    }
    State next = interpreter.after(action, frame);
    if (!next.equals(step.state())) {
      return object("`%s` leads to %s, not to %s", action.action.label(), next, step.state());
    }
    List<Integer> events = action.events(frame);
    if (!events.equals(step.events())) {
      return object(
          "`%s` makes the events %s true, not %s", action.action.label(), events, step.events());
    }
    return Optional.empty();
  }

  private static Optional<String> object(String format, Object... arguments) {
    return Optional.of(String.format(Locale.ROOT, format, arguments));
  }
}
