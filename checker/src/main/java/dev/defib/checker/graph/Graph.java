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
  private final IntList states;
  private final IntList offsets;
  private final IntList targets;
  private final LabelList labels;

  Graph(int[] starts, IntList states, IntList offsets, IntList targets, LabelList labels) {
    this.starts = starts;
    this.states = states;
    this.offsets = offsets;
    this.targets = targets;
    this.labels = labels;
  }

  int size() {
    return states.size();
  }

  int edges() {
    return targets.size();
  }

  int[] starts() {
    return starts.clone();
  }

  /** The number of the system's state that the node stands for. */
  int state(int node) {
    return states.get(node);
  }

  int offset(int node) {
    return offsets.get(node);
  }

  int target(int edge) {
    return targets.get(edge);
  }

  int label(int edge) {
    return labels.get(edge);
  }

  /** The nodes whose state is in the set. */
  BitSet nodesOf(BitSet stateSet) {
    return nodesWhere(node -> stateSet.get(states.get(node)));
  }

  BitSet nodesWhere(IntPredicate property) {
    BitSet nodes = new BitSet(states.size());
    for (int node = 0; node < states.size(); node++) {
      if (property.test(node)) {
        nodes.set(node);
      }
    }
    return nodes;
  }

  BitSet allNodes() {
    BitSet all = new BitSet(states.size());
    all.set(0, states.size());
    return all;
  }

  /** Edges with one of these labels; {@link #STOP} is none of them. */
  IntPredicate labelled(BitSet wanted) {
    return edge -> isOneOf(labels.get(edge), wanted);
  }

  private static boolean isOneOf(int label, BitSet wanted) {
    return label != STOP && wanted.get(label);
  }

  /** The nodes from which such an edge leaves. */
  BitSet sourcesOf(IntPredicate wantedEdges) {
    return nodesWhere(
        node -> {
          for (int edge = offsets.get(node); edge < offsets.get(node + 1); edge++) {
            if (wantedEdges.test(edge)) {
              return true;
            }
          }
          return false;
        });
  }
}
