package dev.defib.checker.graph;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * For each node the fewest counted edges on a way to one of some goals: Dial's algorithm for
 * weights 0 and 1, backwards.
 */
final class Distances {
  /** From where no goal can be reached. */
  static final long NONE = Long.MAX_VALUE;

  private final Graph graph;
  private final BitSet goals;
  private final IntPredicate counted;
  private final long[] fewest;

  Distances(Graph graph, BitSet goals, IntPredicate counted) {
    this.graph = graph;
    this.goals = goals;
    this.counted = counted;
    this.fewest = new long[graph.size()];
    Arrays.fill(fewest, NONE);
    spread();
  }

  long to(int node) {
    return fewest[node];
  }

  /** The least over a set of nodes. */
  long least(BitSet nodes) {
    return nodes.stream().mapToLong(node -> fewest[node]).min().orElse(NONE);
  }

  private void spread() {
    Predecessors free = Predecessors.by(graph, counted.negate());
    Predecessors priced = Predecessors.by(graph, counted);
    Deque<Integer> queue = new ArrayDeque<>();
    goals.stream()
        .forEach(
            goal -> {
              fewest[goal] = 0;
              queue.add(goal);
            });
    BitSet settled = new BitSet(graph.size());
    while (!queue.isEmpty()) {
      int node = queue.removeFirst();
      if (!settled.get(node)) {
        settled.set(node);
        for (int i = free.offset(node); i < free.offset(node + 1); i++) {
          if (fewest[free.get(i)] > fewest[node]) {
            fewest[free.get(i)] = fewest[node];
            queue.addFirst(free.get(i));
          }
        }
        for (int i = priced.offset(node); i < priced.offset(node + 1); i++) {
          if (fewest[priced.get(i)] > fewest[node] + 1) {
            fewest[priced.get(i)] = fewest[node] + 1;
            queue.addLast(priced.get(i));
          }
        }
      }
    }
  }

  /** The shortest of the ways from a node to a goal that have the fewest counted edges. */
  Optional<Path> path(int from) {
    IntPredicate tight =
        edge -> {
          long after = fewest[graph.target(edge)];
          return after != NONE && fewest[source(edge)] == after + (counted.test(edge) ? 1 : 0);
        };
    return new Search(graph, tight).toNode(new int[] {from}, goals::get);
  }

  /** The node that an edge leaves. */
  private int source(int edge) {
    int low = 0;
    int high = graph.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (graph.offset(middle) <= edge) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
