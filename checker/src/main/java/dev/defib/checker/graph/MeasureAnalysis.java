package dev.defib.checker.graph;

import dev.defib.checker.engine.Measurement;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.TermParts;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Measures how long it takes from one condition to another.
 *
 * <p>The worst is the longest way through the region in which the end is awaited, as for a bounded
 * response; the best is the shortest way to the end.
 */
final class MeasureAnalysis {
  private final Context context;
  private final Property.Measure property;
  private final Graph graph;
  private final BitSet asked;
  private final BitSet ends;
  private final IntPredicate counted;
  private final Region region;
  private final TickBounds bounds;
  private final Distances distances;

  private MeasureAnalysis(Context context, Property.Measure property) throws InterruptedException {
    this.context = context;
    this.property = property;
    Observed observed =
        Observed.of(context.plain, List.of(property.from(), property.to()), context.watch);
    this.graph = observed.graph();
    this.asked = observed.where(property.from());
    this.ends = observed.where(property.to());
    Action.Kind kind = property.steps() ? Action.Kind.STEP : Action.Kind.TICK;
    this.counted = graph.labelled(context.plain.labelsOf(kind));
    BitSet waiting = graph.allNodes();
    waiting.andNot(ends);
    this.region = new Region(graph, waiting, _ -> true, counted);
    this.bounds = TickBounds.of(region, context.watch);
    this.distances = new Distances(graph, ends, counted);
  }

  static Decision decide(Context context, Property.Measure property) throws InterruptedException {
    return new MeasureAnalysis(context, property).decide();
  }

  private Decision decide() throws InterruptedException {
    if (asked.isEmpty()) {
      return Decision.holds();
    }
    long worst = bounds.most(asked);
    long best = distances.least(asked);
    Optional<Trace> astray = astray();
    Optional<Path> way = property.best() ? bestWay(best) : worstWay(worst);
    Optional<Trace> run =
        !property.best() && worst == TickBounds.UNBOUNDED
            ? Optional.of(context.traces.lasso(graph, way.orElseThrow(), loop(way.orElseThrow())))
            : way.map(path -> context.traces.finite(graph, path));
    boolean lost = !property.best() && worst != TickBounds.UNBOUNDED && astray.isPresent();
    Decision decision = verdict(worst, best, lost ? astray : run, astray.isPresent());
    Measurement measured =
        new Measurement(
            property.steps() ? Measurement.Unit.STEPS : Measurement.Unit.TICKS,
            TickBounds.asOptional(worst),
            TickBounds.asOptional(best),
            astray.isEmpty(),
            starts(),
            lost ? 0 : way.map(path -> begin(path, worst)).orElse(0));
    boolean inTicks = !property.steps() && !property.best();
    return (inTicks ? decision.withTicks(worst) : decision).withMeasurement(measured);
  }

  /** A fair run that begins and never gets there. */
  private Optional<Trace> astray() throws InterruptedException {
    Ltl from = new Ltl.Atom(property.from());
    Ltl response = Ltl.implies(from, Ltl.eventually(new Ltl.Atom(property.to())));
    return context
        .fairRuns()
        .breaking(Ltl.always(response), new BitSet())
        .map(context.traces::lasso);
  }

  private Decision verdict(long worst, long best, Optional<Trace> run, boolean astray) {
    Optional<String> objection = property.bound().flatMap(n -> objection(n, worst, best, astray));
    if (objection.isEmpty()) {
      return Decision.of(new Verdict.Holds(new Verdict.Evidence.Exhaustive(), run));
    }
    return run.map(trace -> Decision.violated(trace, objection.get()))
        .orElseGet(
            () ->
                Decision.of(
                    new Verdict.Violated(
                        new Verdict.Evidence.Exhaustive(), Optional.empty(), objection.get())));
  }

  private Optional<String> objection(long allowed, long worst, long best, boolean astray) {
    String unit = property.steps() ? " steps" : " ticks";
    if (property.best()) {
      return best <= allowed
          ? Optional.empty()
          : Optional.of(
              best == Distances.NONE
                  ? "no run ever gets there"
                  : "no run gets there within " + allowed + unit);
    }
    if (worst > allowed) {
      return Optional.of("a run takes more than " + allowed + unit);
    }
    return astray ? Optional.of("a run never gets there") : Optional.empty();
  }

  // ---- Runs

  /** The shortest run with the worst figure, up to the end if it gets there. */
  private Optional<Path> worstWay(long worst) throws InterruptedException {
    BitSet beginnings = (BitSet) asked.clone();
    beginnings.and(region.waiting());
    TickSearch search = new TickSearch(region, beginnings, bounds);
    if (worst == TickBounds.UNBOUNDED) {
      return search.intoTickingLoop(context.watch);
    }
    Optional<Path> counted =
        worst == 0
            ? new Search(graph, _ -> true).toNode(graph.starts(), asked::get)
            : search.exceeding(worst - 1, context.watch);
    return counted.map(path -> distances.path(path.end(graph)).map(path::then).orElse(path));
  }

  private Path loop(Path stem) {
    return TickingLoop.from(region, bounds, stem.end(graph));
  }

  private Optional<Path> bestWay(long best) {
    if (best == Distances.NONE) {
      return Optional.empty();
    }
    return new Search(graph, _ -> true)
        .toNode(graph.starts(), node -> asked.get(node) && distances.to(node) == best)
        .flatMap(path -> distances.path(path.end(graph)).map(path::then));
  }

  /** The step after which it begins: the first from which on the figure is what was found. */
  private int begin(Path path, long worst) {
    List<Integer> nodes = new ArrayList<>(List.of(path.from()));
    path.edges().forEach(edge -> nodes.add(graph.target(edge)));
    int first = nodes.size() - 1;
    while (first > 0 && !ends.get(nodes.get(first - 1))) {
      first--;
    }
    for (int i = first; i < nodes.size(); i++) {
      int node = nodes.get(i);
      if (asked.get(node) && isWitness(node, worst)) {
        return i;
      }
    }
    return first;
  }

  private boolean isWitness(int node, long worst) {
    return property.best()
        ? distances.to(node) == distances.least(asked)
        : bounds.most(node) == worst;
  }

  // ---- Where it begins

  private record Row(long worst, long best) {
    Row merge(Row other) {
      return new Row(Math.max(worst, other.worst), Math.min(best, other.best));
    }
  }

  private List<Measurement.Start> starts() {
    Situations<Row> table = new Situations<>(context.plain, Row::merge);
    boolean event = !TermParts.events(List.of(property.from())).isEmpty();
    for (int start : graph.starts()) {
      if (asked.get(start)) {
        table.addStart(graph.state(start), row(start));
      }
    }
    for (int node = 0; node < graph.size(); node++) {
      for (int edge = graph.offset(node); edge < graph.offset(node + 1); edge++) {
        int after = graph.target(edge);
        boolean begun = !event && asked.get(node) && !ends.get(node);
        if (asked.get(after) && !begun) {
          table.add(graph.label(edge), graph.state(node), row(after));
        }
      }
    }
    List<Measurement.Start> starts = new ArrayList<>();
    table.forEach(
        (step, situation, row) ->
            starts.add(
                new Measurement.Start(
                    step,
                    situation,
                    TickBounds.asOptional(row.worst()),
                    TickBounds.asOptional(row.best()))));
    return starts;
  }

  private Row row(int node) {
    return new Row(bounds.most(node), distances.to(node));
  }
}
