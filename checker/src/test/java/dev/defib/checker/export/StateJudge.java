package dev.defib.checker.export;

import dev.defib.checker.ir.TransitionSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;

/** Another tool that explores an exported system: a second opinion on states and invariants. */
interface StateJudge {
  StateJudge SPIN =
      new StateJudge() {
        @Override
        public Export export(TransitionSystem system, List<Invariant> invariants) {
          return PromelaExport.export(system, invariants);
        }

        @Override
        public Report explore(Export.Text text, Path folder, long states)
            throws IOException, InterruptedException {
          long statesMax = states << text.extraStates().orElse(3) | 64;
          SpinJudge.Report report = SpinJudge.explore(text.text(), folder, statesMax);
          return new Report(
              report.states() - text.extraStates().orElse(0),
              OptionalLong.empty(),
              report.violated());
        }

        @Override
        public String toString() {
          return "SPIN";
        }
      };

  StateJudge RUMUR =
      new StateJudge() {
        @Override
        public Export export(TransitionSystem system, List<Invariant> invariants) {
          return MurphiExport.export(system, invariants);
        }

        @Override
        public Report explore(Export.Text text, Path folder, long states)
            throws IOException, InterruptedException {
          return RumurJudge.explore(text.text(), folder);
        }

        @Override
        public String toString() {
          return "Rumur";
        }
      };

  /**
   * What the tool found.
   *
   * @param states those of the system (and of the bits of events, if the export has any)
   * @param transitions if the tool counts them
   * @param violated the invariants (by index) that fail in some state
   */
  record Report(long states, OptionalLong transitions, SortedSet<Integer> violated) {}

  Export export(TransitionSystem system, List<Invariant> invariants);

  /**
   * Explores all states, and goes on where an invariant fails.
   *
   * @param states how many the system has
   */
  Report explore(Export.Text text, Path folder, long states)
      throws IOException, InterruptedException;
}
