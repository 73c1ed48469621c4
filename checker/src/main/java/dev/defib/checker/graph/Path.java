package dev.defib.checker.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A way through a graph.
 *
 * @param from where it begins
 * @param edges those that it takes, in order; perhaps none
 */
record Path(int from, List<Integer> edges) {
  Path {
    edges = List.copyOf(edges);
  }

  static Path staying(int node) {
    return new Path(node, List.of());
  }

  int end(Graph graph) {
    return edges.isEmpty() ? from : graph.target(edges.getLast());
  }

  Path then(Path next) {
    List<Integer> all = new ArrayList<>(edges);
    all.addAll(next.edges);
    return new Path(from, all);
  }
}
