package dev.defib.checker.graph;

import dev.defib.checker.ir.Term;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The states of a graph, by number. */
@FunctionalInterface
public interface StateTable {
  /**
   * Writes a state down.
   *
   * @param vector one value for each slot
   */
  void read(int state, long[] vector);

  /**
   * For each term, which asks for no events, the states in which it is true; empty if the table has
   * no faster way to find them than to read them one by one.
   */
  default Optional<List<BitSet>> where(List<Term> terms) {
    return Optional.empty();
  }
}
