package dev.defib.checker.graph;

import java.util.function.IntPredicate;

/** What a loop must satisfy, so that the run that goes round it for ever counts. */
sealed interface Condition {
  /** Some node or some edge of the loop is of this kind. */
  record Meets(IntPredicate nodes, IntPredicate edges) implements Condition {}

  /** If some node of the loop is of this kind, some edge is of that kind. */
  record Responds(IntPredicate nodes, IntPredicate edges) implements Condition {}

  static Condition meetsEdge(IntPredicate edges) {
    return new Meets(_ -> false, edges);
  }
}
