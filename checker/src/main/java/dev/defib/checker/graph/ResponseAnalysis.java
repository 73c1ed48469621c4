package dev.defib.checker.graph;

import dev.defib.checker.property.Property;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Decides bounded response: the bound on every run, the response itself on fair ones. */
final class ResponseAnalysis {
  private final Context context;
  private final Property.BoundedResponse property;
  private final Scoped scoped;
  private final Graph graph;

  private ResponseAnalysis(Context context, Property.BoundedResponse property)
      throws InterruptedException {
    this.context = context;
    this.property = property;
    this.scoped =
        Scoped.of(
            context.plain,
            List.of(property.p(), property.q()),
            property.scope(),
            property.initially(),
            context.watch);
    this.graph = scoped.graph();
  }

  static Decision decide(Context context, Property.BoundedResponse property)
      throws InterruptedException {
    return new ResponseAnalysis(context, property).decide();
  }

  private Decision decide() throws InterruptedException {
    BitSet asked = asked();
    Region region = region();
    BitSet beginnings = (BitSet) asked.clone();
    beginnings.and(region.waiting());
    TickBounds bounds = TickBounds.of(region, context.watch);
    long worst = bounds.most(beginnings);
    Decision decision =
        worst > property.ticks()
            ? exceeded(new TickSearch(region, beginnings, bounds), bounds, region, worst)
            : response();
    return asked.isEmpty() ? decision : decision.withTicks(worst);
  }

  /** Where the property asks for a response. */
  private BitSet asked() {
    BitSet asked = scoped.where(property.p());
    asked.and(scoped.inside());
    if (property.initially()) {
      asked.and(scoped.beginnings());
    }
    return asked;
  }

  /** Inside the scope without a response; an edge counts if the scope counts behind it too. */
  private Region region() {
    BitSet waiting = scoped.inside();
    waiting.andNot(scoped.where(property.q()));
    if (!scoped.mustClose()) {
      return Region.of(context.plain, graph, waiting, _ -> true);
    }
    BitSet counts = scoped.inside();
    counts.or(scoped.closed());
    return Region.of(context.plain, graph, waiting, edge -> counts.get(graph.target(edge)));
  }

  private Decision exceeded(TickSearch search, TickBounds bounds, Region region, long worst)
      throws InterruptedException {
    if (worst == TickBounds.UNBOUNDED && !scoped.mustClose()) {
      return TickingLoop.decide(
          context, region, search, bounds, "time can pass for ever without the response");
    }
    Path path = search.exceeding(property.ticks(), context.watch).orElseThrow();
    if (scoped.mustClose()) {
      BitSet closed = scoped.closed();
      path =
          path.then(
              new Search(graph, _ -> true)
                  .toNode(new int[] {path.end(graph)}, closed::get)
                  .orElseThrow());
    }
    return Decision.violated(
        context.traces.finite(graph, path),
        "more than " + property.ticks() + " ticks pass without the response");
  }

  private Decision response() throws InterruptedException {
    Optional<FairRuns.Lasso> lasso =
        context.fairRuns().breaking(ResponseFormula.of(property), new BitSet());
    return lasso
        .map(context.traces::lasso)
        .map(trace -> Decision.violated(trace, "the response never comes"))
        .orElseGet(Decision::holds);
  }
}
