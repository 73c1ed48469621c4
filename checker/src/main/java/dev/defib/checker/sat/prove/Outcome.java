package dev.defib.checker.sat.prove;

import dev.defib.checker.engine.Trace;

/** What became of the search for a target. */
public sealed interface Outcome {
  /** The run reaches it, and the interpreter has confirmed that. */
  record Reached(Trace trace) implements Outcome {}

  /**
   * No run reaches it, and a second solver has confirmed that.
   *
   * @param k the number of steps by which the proof is inductive
   */
  record Unreachable(int k) implements Outcome {}

  /** The search found no counterexample of so many steps, and went no further. */
  record Bounded(int depth) implements Outcome {}

  /** A proof was found, but the second solver does not take it. */
  record Refuted() implements Outcome {}
}
