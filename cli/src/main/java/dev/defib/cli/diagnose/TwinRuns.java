package dev.defib.cli.diagnose;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.cli.document.DiagnosisDocument.Side;
import dev.defib.cli.document.DiagnosisDocument.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the hung twin of a run in which a healthy machine is killed: a run in which it hangs at
 * some moment, takes no step from there on, and all others do what they do.
 */
final class TwinRuns {
  private final TransitionSystem system;
  private final Interpreter interpreter;
  private final Trace healthy;
  private final int machine;
  private final List<Integer> hangs;

  /**
   * @param healthy a run of the system, in which hangs can strike
   */
  TwinRuns(Trace healthy, String machine) {
    this.system = healthy.system();
    this.interpreter = new Interpreter(system);
    this.healthy = healthy;
    this.machine =
        system.machines().stream()
            .filter(m -> m.name().equals(machine))
            .mapToInt(Machine::index)
            .findFirst()
            .orElseThrow();
    this.hangs =
        system.actions().stream()
            .filter(a -> a.kind() == Action.Kind.FAULT)
            .map(Action::index)
            .toList();
  }

  /** The twins whose ways part first; empty if the others would notice. */
  Optional<List<Step>> find() {
    for (int at = 0; at < healthy.stem().size(); at++) {
      for (int hang : hangs) {
        Optional<List<Step>> twins = parting(at, hang);
        if (twins.isPresent()) {
          return twins;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<List<Step>> parting(int at, int hang) {
    State before = at == 0 ? healthy.initial() : healthy.stem().get(at - 1).state();
    Optional<Trace.Step> strike = interpreter.step(before, hang, List.of());
    if (strike.isEmpty()) {
      return Optional.empty();
    }
    var steps = new ArrayList<Step>();
    healthy.stem().subList(0, at).forEach(s -> steps.add(step(Side.BOTH, s)));
    steps.add(step(Side.HUNG, strike.get()));
    State hung = strike.get().state();
    for (Trace.Step next : healthy.stem().subList(at, healthy.stem().size())) {
      if (system.actions().get(next.action()).owner() == machine) {
        steps.add(step(Side.HEALTHY, next));
        continue;
      }
      Optional<Trace.Step> same = interpreter.step(hung, next.action(), next.resolution());
      if (same.isEmpty()) {
        return Optional.empty();
      }
      steps.add(step(Side.BOTH, next));
      hung = same.get().state();
    }
    return Optional.of(steps);
  }

  private Step step(Side side, Trace.Step step) {
    return new Step(side, system.actions().get(step.action()).label());
  }
}
