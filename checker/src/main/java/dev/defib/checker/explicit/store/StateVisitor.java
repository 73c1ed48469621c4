package dev.defib.checker.explicit.store;

/** Is shown states one by one. */
@FunctionalInterface
public interface StateVisitor {
  /**
   * Takes one state.
   *
   * @param state its words; the array is reused for the next state
   */
  void visit(long[] state);
}
