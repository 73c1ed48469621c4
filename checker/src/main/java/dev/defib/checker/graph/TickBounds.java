package dev.defib.checker.graph;

import java.util.BitSet;
import java.util.Optional;

/**
 * For each node of a region the most ticks that can pass from there before the waiting ends: the
 * longest path, ticks counting 1 and other steps 0. A loop with a tick makes it unbounded; loops
 * without one do not count. Computed component by component, the last ones first.
 */
final class TickBounds {
  static final long UNBOUNDED = Long.MAX_VALUE;

  private final Region region;
  private final long[] most;
  private final int[] component;
  private int components;

  /** The nodes on loops with a tick. */
  private final BitSet ticking = new BitSet();

  private TickBounds(Region region) {
    this.region = region;
    this.most = new long[region.graph().size()];
    this.component = new int[region.graph().size()];
  }

  static TickBounds of(Region region, Watch watch) throws InterruptedException {
    TickBounds bounds = new TickBounds(region);
    new Tarjan(region.graph(), watch).components(region.waiting(), region.edges(), bounds::settle);
    return bounds;
  }

  /** The most ticks from a node on, 0 outside the region, {@link #UNBOUNDED} for no bound. */
  long most(int node) {
    return most[node];
  }

  /** The same over a set of nodes; 0 if it is empty. */
  long most(BitSet nodes) {
    return nodes.stream().mapToLong(node -> most[node]).max().orElse(0);
  }

  BitSet ticking() {
    return ticking;
  }

  boolean isInComponent(int node, int other) {
    return component[node] == component[other];
  }

  static Optional<Long> asOptional(long ticks) {
    return ticks == UNBOUNDED ? Optional.empty() : Optional.of(ticks);
  }

  /** All components that can be reached from this one are settled. */
  private void settle(int[] nodes) {
    components++;
    for (int node : nodes) {
      component[node] = components;
    }
    long best = 0;
    boolean ticks = false;
    for (int node : nodes) {
      for (int edge = region.graph().offset(node); edge < region.graph().offset(node + 1); edge++) {
        if (region.edges().test(edge)) {
          if (isInComponent(node, region.graph().target(edge))) {
            ticks |= region.ticks().test(edge);
          } else {
            best = Math.max(best, plus(most[region.graph().target(edge)], region.ticks(edge)));
          }
        }
      }
    }
    for (int node : nodes) {
      most[node] = ticks ? UNBOUNDED : best;
      ticking.set(node, ticks);
    }
  }

  private static long plus(long bound, int ticks) {
    return bound == UNBOUNDED ? UNBOUNDED : bound + ticks;
  }

  /** For each node the greatest of the bounds of all nodes that can be reached from it. */
  long[] mostAhead(BitSet nodes, Watch watch) throws InterruptedException {
    long[] ahead = new long[most.length];
    new Tarjan(region.graph(), watch)
        .components(
            nodes,
            region.edges(),
            members -> {
              long best = 0;
              for (int node : members) {
                best = Math.max(best, most[node]);
                for (int edge = region.graph().offset(node);
                    edge < region.graph().offset(node + 1);
                    edge++) {
                  if (region.edges().test(edge)) {
                    best = Math.max(best, ahead[region.graph().target(edge)]);
                  }
                }
              }
              for (int node : members) {
                ahead[node] = best;
              }
            });
    return ahead;
  }
}
