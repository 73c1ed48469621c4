package dev.defib.checker.graph;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * A directed graph over states of the system: the state graph itself, or a product of it with
 * something that remembers. Edges of a node are {@code offset(node)} to {@code offset(node + 1)},
 * excluded.
 */
public final class Graph {
  /** The label of the edge into, and round, a node in which a run has stopped. */
  static final int STOP = -1;

  private final int[] starts;
  private final int[] states;
  private final int[] offsets;
  private final int[] targets;
  private final int[] labels;

  Graph(int[] starts, int[] states, int[] offsets, int[] targets, int[] labels) {
    this.starts = starts;
    this.states = states;
    this.offsets = offsets;
    this.targets = targets;
    this.labels = labels;
  }

  int size() {
    return states.length;
  }

  int edges() {
    return targets.length;
  }

  int[] starts() {
    return starts.clone();
  }

  /** The number of the system's state that the node stands for. */
  int state(int node) {
    return states[node];
  }

  int offset(int node) {
    return offsets[node];
  }

  int target(int edge) {
    return targets[edge];
  }

  int label(int edge) {
    return labels[edge];
  }

  /** The nodes whose state is in the set. */
  BitSet nodesOf(BitSet stateSet) {
    return nodesWhere(node -> stateSet.get(states[node]));
  }

  BitSet nodesWhere(IntPredicate property) {
    BitSet nodes = new BitSet(states.length);
    for (int node = 0; node < states.length; node++) {
      if (property.test(node)) {
        nodes.set(node);
      }
    }
    return nodes;
  }

  BitSet allNodes() {
    BitSet all = new BitSet(states.length);
    all.set(0, states.length);
    return all;
  }

  /** Edges with one of these labels; {@link #STOP} is none of them. */
  IntPredicate labelled(BitSet wanted) {
    return edge -> labels[edge] != STOP && wanted.get(labels[edge]);
  }

  /** The nodes from which such an edge leaves. */
  BitSet sourcesOf(IntPredicate wantedEdges) {
    return nodesWhere(
        node -> {
          for (int edge = offsets[node]; edge < offsets[node + 1]; edge++) {
            if (wantedEdges.test(edge)) {
              return true;
            }
          }
          return false;
        });
  }
}
