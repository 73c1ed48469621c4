package dev.defib.checker.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Strongly connected components of parts of a graph, by Tarjan's algorithm, without recursion. One
 * object serves any number of runs and clears only what a run has touched.
 */
final class Tarjan {
  /** Called for each component: before it, all those that can be reached from it. */
  @FunctionalInterface
  interface Visitor {
    void component(int[] nodes) throws InterruptedException;
  }

  private static final int UNSEEN = 0;
  private static final int DONE = Integer.MAX_VALUE;

  private final Graph graph;
  private final Watch watch;

  /**
   * 0 before a node is seen, then its number in the order of discovery, DONE with its component.
   */
  private final int[] number;

  private final int[] least;
  private final int[] nextEdge;
  private final IntList path = new IntList();
  private final IntList open = new IntList();
  private int numbers;

  Tarjan(Graph graph, Watch watch) {
    this.graph = graph;
    this.watch = watch;
    this.number = new int[graph.size()];
    this.least = new int[graph.size()];
    this.nextEdge = new int[graph.size()];
  }

  /** The components of the part made up of these nodes and the allowed edges between them. */
  void components(BitSet nodes, IntPredicate allowed, Visitor visitor) throws InterruptedException {
    IntList touched = new IntList();
    numbers = 0;
    for (int root = nodes.nextSetBit(0); root >= 0; root = nodes.nextSetBit(root + 1)) {
      touched.add(root);
      if (number[root] == UNSEEN) {
        search(root, nodes, allowed, visitor);
      }
    }
    for (int i = 0; i < touched.size(); i++) {
      number[touched.get(i)] = UNSEEN;
    }
  }

  private void search(int root, BitSet nodes, IntPredicate allowed, Visitor visitor)
      throws InterruptedException {
    enter(root);
    while (path.size() > 0) {
      int node = path.get(path.size() - 1);
      int child = nextChild(node, nodes, allowed);
      if (child >= 0) {
        enter(child);
      } else {
        leave(node, visitor);
      }
    }
  }

  private void enter(int node) throws InterruptedException {
    watch.poll();
    number[node] = ++numbers;
    least[node] = number[node];
    nextEdge[node] = graph.offset(node);
    path.add(node);
    open.add(node);
  }

  /** The next unseen child of the node, or -1 when there are no more. */
  private int nextChild(int node, BitSet nodes, IntPredicate allowed) {
    while (nextEdge[node] < graph.offset(node + 1)) {
      int edge = nextEdge[node]++;
      int target = graph.target(edge);
      if (nodes.get(target) && allowed.test(edge)) {
        if (number[target] == UNSEEN) {
          return target;
        }
        if (number[target] != DONE) {
          least[node] = Math.min(least[node], number[target]);
        }
      }
    }
    return -1;
  }

  private void leave(int node, Visitor visitor) throws InterruptedException {
    path.removeLast();
    if (path.size() > 0) {
      int parent = path.get(path.size() - 1);
      least[parent] = Math.min(least[parent], least[node]);
    }
    if (least[node] == number[node]) {
      visitor.component(close(node));
    }
  }

  private int[] close(int root) {
    IntList component = new IntList();
    int node;
    do {
      node = open.removeLast();
      number[node] = DONE;
      component.add(node);
    } while (node != root);
    int[] nodes = component.toArray();
    Arrays.sort(nodes);
    return nodes;
  }
}
