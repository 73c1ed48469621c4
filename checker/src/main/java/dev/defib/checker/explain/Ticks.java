package dev.defib.checker.explain;

import dev.defib.checker.engine.Trace;
import dev.defib.checker.ir.Action;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time in a run, and the faults in it, by step. */
final class Ticks {
  private final List<Long> passed = new ArrayList<>(List.of(0L));
  private final List<Action.Kind> kinds = new ArrayList<>(List.of(Action.Kind.STEP));

  Ticks(Trace trace) {
    int steps = trace.stem().size() + trace.loop().size();
    for (int i = 1; i <= steps; i++) {
      Action.Kind kind = trace.system().actions().get(step(trace, i).action()).kind();
      kinds.add(kind);
      passed.add(passed.getLast() + (kind == Action.Kind.TICK ? 1 : 0));
    }
  }

  /** A step by its number, from 1 through stem and loop. */
  static Trace.Step step(Trace trace, int number) {
    int stem = trace.stem().size();
    return number <= stem ? trace.stem().get(number - 1) : trace.loop().get(number - stem - 1);
  }

  /** How many ticks have passed after a step. */
  long at(int step) {
    return passed.get(step);
  }

  /** The last fault among the steps up to one. */
  @Nullable Integer lastFault(int step) {
    for (int i = step; i > 0; i--) {
      if (kinds.get(i) == Action.Kind.FAULT) {
        return i;
      }
    }
    return null;
  }
}
