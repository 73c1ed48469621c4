package dev.defib.checker.sat.prove;

import dev.defib.checker.ir.Term;
import dev.defib.checker.sat.encode.Encoding;
import java.util.List;

/**
 * What is looked for: a step by one of some actions, or, if there are none, a state, with the
 * events of the step into it, that satisfies a condition.
 */
public record Goal(List<Integer> steps, Term condition) {
  public Goal {
    steps = List.copyOf(steps);
  }

  public static Goal state(Term condition) {
    return new Goal(List.of(), condition);
  }

  /** The functions that find it. */
  Encoding.Target target(Encoding encoding) {
    return steps.isEmpty() ? encoding.target(condition) : encoding.stepOf(steps);
  }
}
