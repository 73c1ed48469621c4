package dev.defib.cli.probe;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.probe.DeviceStates;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Probe;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** What faults leave of a device in the system in which it works. */
final class Aftermath {
  private static final String CHECK = "probe_aftermath";
  private static final int STATES_MAX = 500_000;

  private Aftermath() {}

  /** The spec's file with a check under the probe's faults in the place of the probe. */
  static Source source(Subject subject) {
    Span probe = subject.probe().span();
    String faults =
        subject.probe().origin() instanceof Probe.Origin.After(List<Fault> struck)
            ? struck.stream().map(f -> f.span().text()).collect(Collectors.joining(", "))
            : "";
    String text = probe.source().text();
    return new Source(
        probe.source().name(),
        text.substring(0, probe.start())
            + "check "
            + CHECK
            + " under "
            + faults
            + " possible true"
            + text.substring(probe.end()));
  }

  static TransitionSystem system(Plan plan) {
    return plan.checks().stream()
        .filter(c -> c.name().equals(CHECK))
        .map(c -> plan.environments().get(c.environment()).system())
        .findFirst()
        .orElseThrow();
  }

  /**
   * The values of the device's slots on the bench, for each state that a strike leads to.
   *
   * @throws DeviceStates.TooManyException if the system has too many states to be looked at
   * @throws BrokenOffException if a run ends in an error: nobody can tell what comes after it
   */
  static Set<List<Long>> values(
      TransitionSystem system, TransitionSystem bench, String device, BooleanSupplier late) {
    DeviceStates here = new DeviceStates(system, device);
    DeviceStates there = new DeviceStates(bench, device);
    State base = new Interpreter(bench).initialStates().getFirst().state();
    var interpreter = new Interpreter(system);
    Set<State> seen = new HashSet<>();
    var queue = new ArrayDeque<State>();
    interpreter.initialStates().stream()
        .map(Interpreter.Start::state)
        .filter(seen::add)
        .forEach(queue::add);
    Set<List<Long>> values = new LinkedHashSet<>();
    while (!queue.isEmpty()) {
      for (Trace.Step step : interpreter.successors(queue.remove())) {
        if (endsInError(step.state(), system)) {
          throw new BrokenOffException();
        }
        if (system.actions().get(step.action()).kind() == Action.Kind.FAULT) {
          values.add(there.translated(here, step.state(), base));
        }
        if (seen.add(step.state())) {
          queue.add(step.state());
        }
      }
      if (seen.size() > STATES_MAX || late.getAsBoolean()) {
        throw DeviceStates.tooMany("the system has too many states to tell what the faults leave");
      }
    }
    return values;
  }

  private static boolean endsInError(State state, TransitionSystem system) {
    return system.variables().stream()
        .anyMatch(v -> v.role() == Variable.Role.ERROR && state.value(v.offset()) != 0);
  }

  /** The system has errors, so that it is not known where faults may leave the device. */
  static final class BrokenOffException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenOffException() {
      super("the system has errors, so that it is not known what the faults leave");
    }
  }
}
