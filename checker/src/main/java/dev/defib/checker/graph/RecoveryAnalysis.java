package dev.defib.checker.graph;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Decides the recovery sentence and draws up its table of fault points.
 *
 * <p>The region is made up of the states after a strike that are not usable; a further strike ends
 * a stretch (its own begins behind it). The longest undisturbed stretch is that of runs without any
 * fault from the strike on, whatever there was before it.
 */
final class RecoveryAnalysis {
  private final Context context;
  private final Property.Recovery property;
  private final BitSet strikes;
  private final Graph graph;
  private final BitSet struck;
  private final BitSet unusable;

  private RecoveryAnalysis(Context context, Property.Recovery property)
      throws InterruptedException {
    this.context = context;
    this.property = property;
    this.strikes = context.plain.labelsOf(property.strikes());
    Observed observed = Observed.of(context.plain, List.of(property.usable()), context.watch);
    Product product =
        Product.of(observed.graph(), new StrikeMonitor(observed.graph(), strikes), context.watch);
    this.graph = product.graph();
    this.struck = graph.nodesWhere(node -> product.memory(node) == StrikeMonitor.STRUCK);
    this.unusable = product.lift(observed.where(new Term.Not(property.usable())));
    unusable.and(struck);
  }

  static Decision decide(Context context, Property.Recovery property) throws InterruptedException {
    return new RecoveryAnalysis(context, property).decide();
  }

  private Decision decide() throws InterruptedException {
    Region region = regionWithout(strikes);
    TickBounds bounds = TickBounds.of(region, context.watch);
    long worst = bounds.most(unusable);
    Decision decision = isExceeded(worst) ? exceeded(region, bounds, worst) : recurrence();
    return decision.withTicks(worst).withFaultPoints(faultPoints(region, bounds));
  }

  private boolean isExceeded(long worst) {
    return property.ticks().isPresent() && worst > property.ticks().get();
  }

  private Region regionWithout(BitSet labels) {
    return Region.of(context.plain, graph, unusable, graph.labelled(labels).negate());
  }

  private Decision exceeded(Region region, TickBounds bounds, long worst)
      throws InterruptedException {
    // Counting may begin anywhere in the region: beginning earlier counts more.
    TickSearch search = new TickSearch(region, unusable, bounds);
    if (worst == TickBounds.UNBOUNDED) {
      return TickingLoop.decide(
          context, region, search, bounds, "time can pass for ever without it being usable again");
    }
    long allowed = property.ticks().orElseThrow();
    Path path = search.exceeding(allowed, context.watch).orElseThrow();
    return Decision.violated(
        context.traces.finite(graph, path),
        "more than " + allowed + " ticks pass without it being usable");
  }

  /** On fair runs with finitely many strikes, usable infinitely often. */
  private Decision recurrence() throws InterruptedException {
    Ltl always = Ltl.always(Ltl.eventually(new Ltl.Atom(property.usable())));
    Optional<FairRuns.Lasso> lasso = context.fairRuns().breaking(always, strikes);
    return lasso
        .map(context.traces::lasso)
        .map(trace -> Decision.violated(trace, "it is never usable again"))
        .orElseGet(Decision::holds);
  }

  private List<Answer.FaultPoint> faultPoints(Region region, TickBounds bounds)
      throws InterruptedException {
    BitSet anyFault = context.plain.labelsOf(Action.Kind.FAULT);
    anyFault.or(strikes);
    anyFault.or(context.plain.labelsOf(property.otherFaults()));
    Region calm = regionWithout(anyFault);
    long[] longest = bounds.mostAhead(struck, context.watch);
    long[] undisturbed = TickBounds.of(calm, context.watch).mostAhead(struck, context.watch);
    BitSet lost = Search.canReach(graph, unusable, region.edges());

    FaultPoints points = new FaultPoints(context.plain);
    for (int node = 0; node < graph.size(); node++) {
      for (int edge = graph.offset(node); edge < graph.offset(node + 1); edge++) {
        if (strikes.get(graph.label(edge))) {
          int after = graph.target(edge);
          points.add(
              graph.label(edge),
              graph.state(node),
              bounds.most(after),
              longest[after],
              undisturbed[after],
              !lost.get(after));
        }
      }
    }
    return points.rows();
  }

  /** Remembers whether a strike has happened. */
  private record StrikeMonitor(Graph graph, BitSet strikes) implements Monitor.Observer {
    static final int STRUCK = 1;

    @Override
    public int start(int node) {
      return 0;
    }

    @Override
    public int move(int memory, int edge) {
      return memory == STRUCK || strikes.get(graph.label(edge)) ? STRUCK : 0;
    }
  }
}
