package dev.defib.checker.evidence.verify;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Place;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Property;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.checker.trace.TraceWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies runs: the interpreter takes them step by step, and they end where they should. */
final class RunVerifier {
  private final TransitionSystem system;
  private final Interpreter interpreter;

  RunVerifier(TransitionSystem system) {
    this.system = system;
    this.interpreter = new Interpreter(system);
  }

  Finding finding(Property property, TraceDocument told) {
    Optional<State> initial = interpreter.start(raw(told.initialChoices()));
    if (initial.isEmpty()) {
      return new Finding.Refuted("the system does not start so");
    }
    List<Trace.Step> steps = new ArrayList<>();
    State state = initial.get();
    for (TraceDocument.Step step : told.steps().toList()) {
      Optional<Trace.Step> taken = take(state, step);
      if (taken.isEmpty()) {
        return new Finding.Refuted("the system does not take step " + step.index());
      }
      steps.add(taken.get());
      state = taken.get().state();
    }
    int stem = told.stem().size();
    Trace trace =
        new Trace(
            system,
            raw(told.initialChoices()),
            initial.get(),
            steps.subList(0, stem),
            steps.subList(stem, steps.size()));
    return interpreter
        .replay(trace)
        .<Finding>map(Finding.Refuted::new)
        .orElseGet(() -> ofReplayed(property, told, trace));
  }

  /** Files may have been moved since. */
  private static TraceDocument placeless(TraceDocument run) {
    return new TraceDocument(
        run.system(),
        run.timed(),
        run.machines(),
        run.initialChoices(),
        run.initial(),
        run.stem().stream().map(RunVerifier::placeless).toList(),
        run.loop().stream().map(RunVerifier::placeless).toList());
  }

  private static TraceDocument.Step placeless(TraceDocument.Step step) {
    return new TraceDocument.Step(
        step.index(),
        step.action(),
        step.kind(),
        step.label(),
        step.machine(),
        step.participants(),
        Place.NONE,
        step.choices(),
        step.events(),
        step.changes(),
        step.unchanged(),
        step.ticks(),
        step.error());
  }

  private Optional<Trace.Step> take(State state, TraceDocument.Step step) {
    return step.action() < 0 || step.action() >= system.actions().size()
        ? Optional.empty()
        : interpreter.step(state, step.action(), raw(step.choices()));
  }

  private static List<Long> raw(List<TraceDocument.Choice> choices) {
    return choices.stream().map(TraceDocument.Choice::raw).toList();
  }

  private Finding ofReplayed(Property property, TraceDocument told, Trace trace) {
    if (!placeless(TraceWriter.document(trace)).equals(placeless(told))) {
      return new Finding.Refuted("what it tells of its steps is not what they do");
    }
    if (!(property instanceof Property.OfOneRun settled)) {
      return new Finding.Open(
          "the interpreter takes the run; that it refutes the check is not verified for this form");
    }
    List<Integer> events = trace.stem().isEmpty() ? List.of() : trace.stem().getLast().events();
    return !trace.isLasso() && interpreter.holds(settled.goal(system), trace.last(), events)
        ? new Finding.Verified("a run of " + Verifier.count(trace.stem().size(), "step"))
        : new Finding.Refuted("the run does not end where the check says");
  }
}
