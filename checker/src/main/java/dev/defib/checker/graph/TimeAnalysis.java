package dev.defib.checker.graph;

import dev.defib.checker.ir.Action;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Decides whether time can always pass. A state from which a run can end in an error is not stuck
 * in time: the error is what there is to report.
 */
final class TimeAnalysis {
  private final Context context;
  private final Graph graph;

  TimeAnalysis(Context context) {
    this.context = context;
    this.graph = context.plain.graph();
  }

  Decision decide() throws InterruptedException {
    if (!context.plain.system().timed()) {
      return Decision.holds();
    }
    Decision decision = noBusyLoop();
    return decision.isViolated() ? decision : tickReachable();
  }

  /** No loop of owed steps alone, fair or not. */
  private Decision noBusyLoop() throws InterruptedException {
    IntPredicate owed = graph.labelled(context.plain.owedLabels());
    BitSet looping = new BitSet();
    for (int[] component : new FairSearch(graph, List.of(), owed, context.watch).fairComponents()) {
      for (int node : component) {
        looping.set(node);
      }
    }
    if (looping.isEmpty()) {
      return Decision.holds();
    }
    Path stem = new Search(graph, _ -> true).toNode(graph.starts(), looping::get).orElseThrow();
    int entry = stem.end(graph);
    Path loop =
        new Search(graph, owed)
            .toEdge(new int[] {entry}, edge -> graph.target(edge) == entry)
            .orElseThrow();
    return Decision.violated(
        context.traces.lasso(graph, stem, loop),
        "steps that must be taken follow each other for ever, and time never passes");
  }

  private Decision tickReachable() {
    IntPredicate ticks = graph.labelled(context.plain.labelsOf(Action.Kind.TICK));
    BitSet goals = graph.sourcesOf(ticks);
    goals.or(context.errors.states());
    BitSet fine = Search.canReach(graph, goals, context.noFault(graph));
    return new Search(graph, _ -> true)
        .toNode(graph.starts(), node -> !fine.get(node))
        .map(path -> context.traces.finite(graph, path))
        .map(trace -> Decision.violated(trace, "time can never pass again"))
        .orElseGet(Decision::holds);
  }
}
