package dev.defib.checker.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Finds the parts of a graph in which a loop satisfies all conditions.
 *
 * <p>A strongly connected component without a node or edge that a {@link Condition.Meets} wants
 * holds no such loop, and none of its parts does. If it holds a node that a {@link
 * Condition.Responds} asks about and no edge that answers, a loop must do without such nodes: they
 * are taken out, and what remains is searched again (the emptiness check for Streett automata).
 * Otherwise the walk round all its edges is such a loop.
 */
final class FairSearch {
  private final Graph graph;
  private final List<Condition> conditions;
  private final IntPredicate allowed;
  private final Watch watch;
  private final Tarjan tarjan;
  private final int[] component;
  private int components;

  /**
   * @param allowed the edges that the loop may take
   */
  FairSearch(Graph graph, List<Condition> conditions, IntPredicate allowed, Watch watch) {
    this.graph = graph;
    this.conditions = List.copyOf(conditions);
    this.allowed = allowed;
    this.watch = watch;
    this.tarjan = new Tarjan(graph, watch);
    this.component = new int[graph.size()];
  }

  /** The fair components, each as its nodes in ascending order. */
  List<int[]> fairComponents() throws InterruptedException {
    return fairComponents(graph.allNodes());
  }

  /** Those that use only these nodes. */
  List<int[]> fairComponents(BitSet region) throws InterruptedException {
    List<int[]> fair = new ArrayList<>();
    BitSet nodes = region;
    while (!nodes.isEmpty()) {
      BitSet remaining = new BitSet();
      tarjan.components(
          nodes,
          allowed,
          component -> {
            watch.poll();
            judge(component, fair, remaining);
          });
      nodes = remaining;
    }
    return fair;
  }

  /** Adds the component to the fair ones, or what is left of it to those to be searched again. */
  private void judge(int[] nodes, List<int[]> fair, BitSet remaining) {
    components++;
    for (int node : nodes) {
      component[node] = components;
    }
    if (!hasEdge(nodes, _ -> true)) {
      return;
    }
    List<IntPredicate> unanswered = new ArrayList<>();
    for (Condition condition : conditions) {
      switch (condition) {
        case Condition.Meets meets -> {
          if (!hasNode(nodes, meets.nodes()) && !hasEdge(nodes, meets.edges())) {
            return;
          }
        }
        case Condition.Responds responds -> {
          if (hasNode(nodes, responds.nodes()) && !hasEdge(nodes, responds.edges())) {
            unanswered.add(responds.nodes());
          }
        }
      }
    }
    if (unanswered.isEmpty()) {
      fair.add(nodes);
      return;
    }
    for (int node : nodes) {
      if (unanswered.stream().noneMatch(asking -> asking.test(node))) {
        remaining.set(node);
      }
    }
  }

  private static boolean hasNode(int[] nodes, IntPredicate wanted) {
    for (int node : nodes) {
      if (wanted.test(node)) {
        return true;
      }
    }
    return false;
  }

  /** Whether some allowed edge within the component is wanted. */
  private boolean hasEdge(int[] nodes, IntPredicate wanted) {
    for (int node : nodes) {
      for (int edge = graph.offset(node); edge < graph.offset(node + 1); edge++) {
        if (component[graph.target(edge)] == component[node]
            && allowed.test(edge)
            && wanted.test(edge)) {
          return true;
        }
      }
    }
    return false;
  }
}
