package dev.defib.checker.export;

import java.util.List;
import java.util.OptionalInt;

/** A system written for another tool, or why that cannot be done faithfully. */
public sealed interface Export {
  /**
   * The other tool's input.
   *
   * @param extraStates how many states the other tool stores beyond the reachable states of the
   *     system; empty if the two numbers cannot be compared
   */
  record Text(String text, OptionalInt extraStates) implements Export {}

  /**
   * The system says something that the other tool cannot be told.
   *
   * @param reasons clauses for the user: {@code `x` ranges over 0..5000000000, and Promela's
   *     numbers have 32 bits}
   */
  record Unsupported(List<String> reasons) implements Export, ClaimExport {
    public Unsupported {
      reasons = List.copyOf(reasons);
    }
  }
}
