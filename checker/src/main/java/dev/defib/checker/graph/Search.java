package dev.defib.checker.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Breadth-first search in a graph, forwards for shortest paths and backwards for sets. */
final class Search {
  private static final int UNSEEN = -2;
  private static final int ROOT = -1;

  private final Graph graph;
  private final IntPredicate allowed;

  /** For each node seen the edge by which it was first reached and the node before. */
  private final int[] edgeInto;

  private final int[] before;

  /**
   * @param allowed the edges that may be taken
   */
  Search(Graph graph, IntPredicate allowed) {
    this.graph = graph;
    this.allowed = allowed;
    this.edgeInto = new int[graph.size()];
    this.before = new int[graph.size()];
  }

  /** The first shortest path from one of the nodes to a node with the property. */
  Optional<Path> toNode(int[] from, IntPredicate goal) {
    for (int node : from) {
      if (goal.test(node)) {
        return Optional.of(Path.staying(node));
      }
    }
    return toEdge(from, edge -> goal.test(graph.target(edge)));
  }

  /** The first shortest path from one of the nodes whose last edge has the property. */
  Optional<Path> toEdge(int[] from, IntPredicate goal) {
    Arrays.fill(edgeInto, UNSEEN);
    IntList queue = new IntList();
    for (int node : from) {
      if (edgeInto[node] == UNSEEN) {
        edgeInto[node] = ROOT;
        queue.add(node);
      }
    }
    for (int head = 0; head < queue.size(); head++) {
      int node = queue.get(head);
      for (int edge = graph.offset(node); edge < graph.offset(node + 1); edge++) {
        if (allowed.test(edge)) {
          if (goal.test(edge)) {
            return Optional.of(pathTo(node, edge));
          }
          int target = graph.target(edge);
          if (edgeInto[target] == UNSEEN) {
            edgeInto[target] = edge;
            before[target] = node;
            queue.add(target);
          }
        }
      }
    }
    return Optional.empty();
  }

  private Path pathTo(int node, int lastEdge) {
    List<Integer> edges = new ArrayList<>();
    edges.add(lastEdge);
    int first = node;
    while (edgeInto[first] != ROOT) {
      edges.add(edgeInto[first]);
      first = before[first];
    }
    Collections.reverse(edges);
    return new Path(first, edges);
  }

  /** The nodes from which one of the goals can be reached by allowed edges, the goals included. */
  static BitSet canReach(Graph graph, BitSet goals, IntPredicate allowed) {
    Predecessors predecessors = Predecessors.by(graph, allowed);
    BitSet reached = (BitSet) goals.clone();
    IntList queue = new IntList();
    goals.stream().forEach(queue::add);
    while (queue.size() > 0) {
      int node = queue.removeLast();
      for (int i = predecessors.offset(node); i < predecessors.offset(node + 1); i++) {
        int source = predecessors.get(i);
        if (!reached.get(source)) {
          reached.set(source);
          queue.add(source);
        }
      }
    }
    return reached;
  }

  /** The nodes that can be reached from the given ones by allowed edges, those included. */
  static BitSet reachable(Graph graph, BitSet from, IntPredicate allowed) {
    BitSet reached = (BitSet) from.clone();
    IntList queue = new IntList();
    from.stream().forEach(queue::add);
    for (int head = 0; head < queue.size(); head++) {
      int node = queue.get(head);
      for (int edge = graph.offset(node); edge < graph.offset(node + 1); edge++) {
        int target = graph.target(edge);
        if (!reached.get(target) && allowed.test(edge)) {
          reached.set(target);
          queue.add(target);
        }
      }
    }
    return reached;
  }
}
