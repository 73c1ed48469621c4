package dev.defib.checker.graph;

import java.util.function.IntPredicate;

/**
 * The edges of a graph, or some of them, the other way round: those of a node lie at {@code
 * offset(node)} to {@code offset(node + 1)}, excluded.
 */
final class Predecessors {
  private final int[] offsets;
  private final int[] sources;

  private Predecessors(int[] offsets, int[] sources) {
    this.offsets = offsets;
    this.sources = sources;
  }

  static Predecessors by(Graph graph, IntPredicate allowed) {
    // Counting sort: first how many come in, then each behind those of the nodes before.
    int[] offsets = new int[graph.size() + 1];
    for (int edge = 0; edge < graph.edges(); edge++) {
      if (allowed.test(edge)) {
        offsets[graph.target(edge)]++;
      }
    }
    int sum = 0;
    for (int node = 0; node <= graph.size(); node++) {
      sum += offsets[node];
      offsets[node] = sum;
    }
    int[] sources = new int[sum];
    for (int node = graph.size() - 1; node >= 0; node--) {
      for (int edge = graph.offset(node); edge < graph.offset(node + 1); edge++) {
        if (allowed.test(edge)) {
          sources[--offsets[graph.target(edge)]] = node;
        }
      }
    }
    return new Predecessors(offsets, sources);
  }

  int offset(int node) {
    return offsets[node];
  }

  int get(int index) {
    return sources[index];
  }
}
