package dev.defib.checker.graph;

import dev.defib.checker.engine.Verdict;

/** Collects a graph node by node: the edges of a node, then its end. */
public final class GraphBuilder {
  private static final int EDGES_MAX = 2_000_000_000;

  private final IntList starts = new IntList();
  private final IntList states = new IntList();
  private final IntList offsets = new IntList();
  private final IntList targets = new IntList();
  private final LabelList labels = new LabelList();

  public GraphBuilder() {
    offsets.add(0);
  }

  public void start(int node) {
    starts.add(node);
  }

  public void edge(int target, int label) {
    if (targets.size() == EDGES_MAX) {
      throw new LimitReached(
          Verdict.Cause.MEMORY_LIMIT, "there are more than " + EDGES_MAX + " transitions");
    }
    targets.add(target);
    labels.add(label);
  }

  /** Ends the next node, which stands for this state. */
  public void end(int state) {
    states.add(state);
    offsets.add(targets.size());
  }

  public int edges() {
    return targets.size();
  }

  public int nodes() {
    return states.size();
  }

  public long bytes() {
    return states.bytes() + offsets.bytes() + targets.bytes() + labels.bytes();
  }

  public Graph build() {
    return new Graph(starts.toArray(), states, offsets, targets, labels);
  }
}
