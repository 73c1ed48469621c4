package dev.defib.checker.export;

import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.TransitionSystem;
import java.util.function.Predicate;

/** A system as a drawing that Markdown can hold. */
public final class MermaidExport {
  private MermaidExport() {}

  /**
   * What {@link DotExport#machines} draws: initial states have a thick frame, lazy steps are
   * dashed, faults red.
   */
  public static String machines(TransitionSystem system, Predicate<Machine> wanted) {
    return new MachineCharts(system, new MermaidWriter()).draw(wanted);
  }
}
