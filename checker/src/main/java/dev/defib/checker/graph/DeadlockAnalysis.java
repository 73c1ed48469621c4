package dev.defib.checker.graph;

import dev.defib.checker.ir.Obligation;
import dev.defib.checker.ir.Term;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Decides whether some machine may have to wait for ever. A state from which a run can end in an
 * error is no deadlock: the error is what there is to report.
 */
final class DeadlockAnalysis {
  private final Context context;
  private final Graph graph;

  DeadlockAnalysis(Context context) {
    this.context = context;
    this.graph = context.plain.graph();
  }

  Decision decide() throws InterruptedException {
    List<Obligation> obligations = context.plain.system().obligations();
    List<Term> waits = obligations.stream().map(Obligation::waits).toList();
    List<BitSet> waiting = Observed.of(context.plain, waits, context.watch).where(waits);
    int first = Integer.MAX_VALUE;
    String machine = "";
    for (int i = 0; i < obligations.size(); i++) {
      context.watch.look();
      BitSet stuck = waiting.get(i);
      stuck.andNot(canGoOn(obligations.get(i)));
      int found = stuck.nextSetBit(0);
      if (found >= 0 && found < first) {
        first = found;
        machine = obligations.get(i).machine();
      }
    }
    if (machine.isEmpty()) {
      return Decision.holds();
    }
    int deadlock = first;
    Path path =
        new Search(graph, _ -> true).toNode(graph.starts(), node -> node == deadlock).orElseThrow();
    return Decision.violated(
        context.traces.finite(graph, path),
        machine + " can never again take part in a step, and may not rest where it is");
  }

  /** The states from which, without a fault, the machine can take part in a step or die. */
  private BitSet canGoOn(Obligation obligation) {
    IntPredicate noFault = context.noFault(graph);
    BitSet released = context.plain.labelsOf(obligation.steps());
    released.or(context.plain.labelsWhere(label -> label.events().contains(obligation.death())));
    BitSet goals = graph.sourcesOf(graph.labelled(released).and(noFault));
    goals.or(context.errors.states());
    return Search.canReach(graph, goals, noFault);
  }
}
