package dev.defib.checker.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds the shortest run in which more ticks pass in a region than allowed.
 *
 * <p>A breadth-first search that may begin to count in any node where waiting begins, and may drop
 * its count at any time. Of two ways to a node the one that is later and has counted no more is
 * useless; so is a count that cannot grow to what is needed.
 */
final class TickSearch {
  /** The count of a run that is not waiting. */
  private static final int IDLE = -1;

  private final Region region;
  private final Graph graph;
  private final BitSet beginnings;
  private final TickBounds bounds;

  private final IntList nodes = new IntList();
  private final IntList counts = new IntList();
  private final IntList parents = new IntList();
  private final IntList edges = new IntList();
  private final int[] best;

  /**
   * @param beginnings the nodes of the region in which waiting begins
   */
  TickSearch(Region region, BitSet beginnings, TickBounds bounds) {
    this.region = region;
    this.graph = region.graph();
    this.beginnings = beginnings;
    this.bounds = bounds;
    this.best = new int[graph.size()];
    Arrays.fill(best, IDLE - 1);
  }

  /** The shortest path at whose end more than {@code allowed} ticks have passed in the region. */
  Optional<Path> exceeding(long allowed, Watch watch) throws InterruptedException {
    long needed = allowed + 1;
    for (int start : graph.starts()) {
      arrive(start, IDLE, needed, -1, -1);
    }
    for (int head = 0; head < nodes.size(); head++) {
      watch.poll();
      int node = nodes.get(head);
      int count = counts.get(head);
      for (int edge = graph.offset(node); edge < graph.offset(node + 1); edge++) {
        boolean waits = count != IDLE && region.edges().test(edge);
        int after = waits ? count + region.ticks(edge) : IDLE;
        if (after >= needed) {
          return Optional.of(path(head, edge));
        }
        arrive(graph.target(edge), after, needed, head, edge);
      }
    }
    return Optional.empty();
  }

  /** The shortest path into a loop of the region that contains a tick, waiting all the time. */
  Optional<Path> intoTickingLoop(Watch watch) throws InterruptedException {
    for (int start : graph.starts()) {
      arrive(start, IDLE, 1, -1, -1);
    }
    for (int head = 0; head < nodes.size(); head++) {
      watch.poll();
      int node = nodes.get(head);
      if (counts.get(head) != IDLE && bounds.ticking().get(node)) {
        return Optional.of(path(head));
      }
      for (int edge = graph.offset(node); edge < graph.offset(node + 1); edge++) {
        boolean waits = counts.get(head) != IDLE && region.edges().test(edge);
        arrive(graph.target(edge), waits ? 0 : IDLE, 1, head, edge);
      }
    }
    return Optional.empty();
  }

  private void arrive(int node, int count, long needed, int parent, int edge) {
    int useful = beginnings.get(node) ? Math.max(count, 0) : count;
    if (useful != IDLE && !canGrow(node, useful, needed)) {
      useful = IDLE;
    }
    if (useful > best[node]) {
      best[node] = useful;
      nodes.add(node);
      counts.add(useful);
      parents.add(parent);
      edges.add(edge);
    }
  }

  private boolean canGrow(int node, int count, long needed) {
    return region.waiting().get(node)
        && (bounds.most(node) == TickBounds.UNBOUNDED || bounds.most(node) >= needed - count);
  }

  private Path path(int entry, int lastEdge) {
    Path path = path(entry);
    return path.then(new Path(path.end(graph), List.of(lastEdge)));
  }

  private Path path(int entry) {
    List<Integer> taken = new ArrayList<>();
    int first = entry;
    while (parents.get(first) >= 0) {
      taken.add(edges.get(first));
      first = parents.get(first);
    }
    Collections.reverse(taken);
    return new Path(nodes.get(first), taken);
  }
}
