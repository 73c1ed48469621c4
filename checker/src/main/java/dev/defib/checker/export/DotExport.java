package dev.defib.checker.export;

import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.TransitionSystem;
import java.util.function.Predicate;

/** A system as a drawing for Graphviz. */
public final class DotExport {
  private DotExport() {}

  /**
   * The states of each machine and what leads from one to another, a chart for each: initial states
   * have a thick frame, lazy steps are dashed, faults red.
   */
  public static String machines(TransitionSystem system, Predicate<Machine> wanted) {
    return new MachineCharts(system, new DotWriter(system.name())).draw(wanted);
  }

  /**
   * The reachable states of the whole system, and its steps.
   *
   * @param statesMax how many states are drawn, those nearest to the initial ones; a state is
   *     dashed if some step from it is not drawn
   */
  public static String graph(TransitionSystem system, int statesMax) {
    return new DotGraph(system).draw(statesMax);
  }
}
