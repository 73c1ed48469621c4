package dev.defib.checker.graph;

import java.util.function.IntPredicate;

/** The witness that a wait is unbounded: a way into a loop of the region with a tick. */
final class TickingLoop {
  private TickingLoop() {}

  static Decision decide(
      Context context, Region region, TickSearch search, TickBounds bounds, String reason)
      throws InterruptedException {
    Path stem = search.intoTickingLoop(context.watch).orElseThrow();
    Path loop = from(region, bounds, stem.end(region.graph()));
    return Decision.violated(context.traces.lasso(region.graph(), stem, loop), reason);
  }

  /** The loop round a node that lies on one. */
  static Path from(Region region, TickBounds bounds, int entry) {
    Graph graph = region.graph();
    IntPredicate inside =
        edge ->
            region.waiting().get(graph.target(edge))
                && region.edges().test(edge)
                && bounds.isInComponent(entry, graph.target(edge));
    Search within = new Search(graph, inside);
    Path loop = within.toEdge(new int[] {entry}, region.ticks()).orElseThrow();
    int far = loop.end(graph);
    if (far != entry) {
      loop = loop.then(within.toNode(new int[] {far}, node -> node == entry).orElseThrow());
    }
    return loop;
  }
}
