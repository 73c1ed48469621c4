package dev.defib.checker.graph;

import dev.defib.checker.ir.Action;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * A part of a graph in which something is awaited, and the ticks that can pass in it. A tick is
 * counted in the node that it leaves, so the tick that ends the waiting counts.
 *
 * @param waiting the nodes in which it is awaited
 * @param edges those that prolong the waiting; the others end it without their tick being counted
 * @param ticks those that are ticks
 */
record Region(Graph graph, BitSet waiting, IntPredicate edges, IntPredicate ticks) {

  static Region of(StateGraph plain, Graph graph, BitSet waiting, IntPredicate edges) {
    return new Region(graph, waiting, edges, graph.labelled(plain.labelsOf(Action.Kind.TICK)));
  }

  int ticks(int edge) {
    return ticks.test(edge) ? 1 : 0;
  }
}
