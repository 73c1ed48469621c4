package dev.defib.checker.interpret;

/** A compiled term. */
@FunctionalInterface
public interface Evaluator {
  /** The term's value; 1 and 0 for true and false. */
  long value(Frame frame);

  default boolean holds(Frame frame) {
    return value(frame) != 0;
  }
}
