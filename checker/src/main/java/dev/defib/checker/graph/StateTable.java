package dev.defib.checker.graph;

/** The states of a graph, by number. */
@FunctionalInterface
public interface StateTable {
  /**
   * Writes a state down.
   *
   * @param vector one value for each slot
   */
  void read(int state, long[] vector);
}
