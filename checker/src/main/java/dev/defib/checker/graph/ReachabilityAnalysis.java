package dev.defib.checker.graph;

import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Term;
import dev.defib.checker.property.Property;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Decides invariants, reachability and whether a goal can always be reached. */
final class ReachabilityAnalysis {
  private final Context context;

  ReachabilityAnalysis(Context context) {
    this.context = context;
  }

  Decision invariant(Property.Invariant property) throws InterruptedException {
    return shortestTo(new Term.Not(property.invariant()))
        .map(trace -> Decision.violated(trace, "the invariant is false at the end of the run"))
        .orElseGet(Decision::holds);
  }

  Decision reachable(Property.Reachable property) throws InterruptedException {
    Optional<Trace> witness = shortestTo(property.goal());
    if (witness.isPresent()) {
      return Decision.of(new Verdict.Holds(new Verdict.Evidence.Finite(), witness));
    }
    return Decision.of(
        new Verdict.Violated(
            new Verdict.Evidence.Exhaustive(), Optional.empty(), "no run ever reaches the goal"));
  }

  private Optional<Trace> shortestTo(Term goal) throws InterruptedException {
    Observed observed = Observed.of(context.plain, List.of(goal), context.watch);
    BitSet found = observed.where(goal);
    return new Search(observed.graph(), _ -> true)
        .toNode(observed.graph().starts(), found::get)
        .map(path -> context.traces.finite(observed.graph(), path));
  }

  Decision alwaysReachable(Property.AlwaysReachable property) throws InterruptedException {
    Scoped scoped =
        Scoped.of(context.plain, List.of(property.goal()), property.scope(), false, context.watch);
    Graph graph = scoped.graph();
    BitSet fine = Search.canReach(graph, scoped.where(property.goal()), context.noFault(graph));
    BitSet trapped = scoped.inside();
    trapped.andNot(fine);
    return new Search(graph, _ -> true)
        .toNode(graph.starts(), trapped::get)
        .map(path -> context.traces.finite(graph, path))
        .map(
            trace -> Decision.violated(trace, "the goal cannot be reached from the end of the run"))
        .orElseGet(Decision::holds);
  }
}
