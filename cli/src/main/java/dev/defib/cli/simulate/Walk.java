package dev.defib.cli.simulate;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.explain.Explainer;
import dev.defib.checker.explain.Explanation;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.trace.Shown;
import dev.defib.checker.trace.StateText;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.checker.trace.TraceWriter;
import java.util.ArrayList;
import java.util.List;

/** A run in the making: from an initial state, one step at a time, and back. */
public final class Walk {
  private final TransitionSystem system;
  private final Interpreter interpreter;
  private final TraceWriter writer;
  private final Interpreter.Start start;
  private final List<Trace.Step> steps = new ArrayList<>();
  private final List<TraceDocument.Step> told = new ArrayList<>();

  public Walk(Interpreter interpreter, Interpreter.Start start) {
    this.system = interpreter.system();
    this.interpreter = interpreter;
    this.writer = new TraceWriter(system);
    this.start = start;
  }

  /** The steps that can be taken now, as they would be told. */
  public List<TraceDocument.Step> options() {
    return interpreter.successors(state()).stream().map(this::tell).toList();
  }

  /** Takes the step with this place among the options and tells it. */
  public TraceDocument.Step take(int option) {
    Trace.Step step = interpreter.successors(state()).get(option);
    TraceDocument.Step last = tell(step);
    steps.add(step);
    told.add(last);
    return last;
  }

  /** Takes the last step back; false if there is none. */
  public boolean undo() {
    if (steps.isEmpty()) {
      return false;
    }
    steps.removeLast();
    told.removeLast();
    return true;
  }

  /** What machines could do from where they are, and why they cannot. */
  public List<Explanation.Blocked> blocked() {
    return Explainer.blocked(interpreter, state());
  }

  /** All that can be seen of the present state. */
  public List<Shown> shown() {
    return new StateText(system).show(state());
  }

  /** The walk so far. */
  public TraceDocument document() {
    return TraceWriter.document(
        new Trace(system, start.resolution(), start.state(), steps, List.of()));
  }

  private TraceDocument.Step tell(Trace.Step step) {
    long ticks = told.isEmpty() ? 0 : told.getLast().ticks();
    return writer.step(steps.size() + 1, state(), step, ticks);
  }

  private State state() {
    return steps.isEmpty() ? start.state() : steps.getLast().state();
  }
}
