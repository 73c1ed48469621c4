package dev.defib.checker.graph;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Obligation;
import dev.defib.checker.ir.Term;
import java.util.BitSet;
import java.util.List;

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
    int first = Integer.MAX_VALUE;
    String machine = "";
    for (int from = 0; from < obligations.size(); from += Long.SIZE) {
      List<Obligation> group =
          obligations.subList(from, Math.min(obligations.size(), from + Long.SIZE));
      List<BitSet> stuck = stuck(group);
      for (int i = 0; i < group.size(); i++) {
        int found = stuck.get(i).nextSetBit(0);
        if (found >= 0 && found < first) {
          first = found;
          machine = group.get(i).machine();
        }
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

  /** For each obligation the states in which it waits and can never be met without a fault. */
  private List<BitSet> stuck(List<Obligation> obligations) throws InterruptedException {
    List<Term> waits = obligations.stream().map(Obligation::waits).toList();
    List<BitSet> waiting = Observed.of(context.plain, waits, context.watch).where(waits);
    long[] met = metAtOnce(obligations);
    if (remove(waiting, met)) {
      spread(met);
      remove(waiting, met);
    }
    return waiting;
  }

  /** Takes out the states in which bit i says that obligation i can be met; whether some stay. */
  private static boolean remove(List<BitSet> waiting, long[] met) {
    boolean some = false;
    for (int i = 0; i < waiting.size(); i++) {
      BitSet states = waiting.get(i);
      for (int node = states.nextSetBit(0); node >= 0; node = states.nextSetBit(node + 1)) {
        states.set(node, (met[node] >>> i & 1) == 0);
      }
      some |= !states.isEmpty();
    }
    return some;
  }

  /**
   * For each state the obligations, as bits, whose machine can take part in a step or die there
   * without a fault.
   */
  private long[] metAtOnce(List<Obligation> obligations) {
    long[] released = new long[context.plain.labels()];
    for (int i = 0; i < obligations.size(); i++) {
      Obligation obligation = obligations.get(i);
      BitSet labels = context.plain.labelsOf(obligation.steps());
      labels.or(context.plain.labelsWhere(label -> label.events().contains(obligation.death())));
      labels.andNot(context.plain.labelsOf(Action.Kind.FAULT));
      long bit = 1L << i;
      labels.stream().forEach(label -> released[label] |= bit);
    }
    long[] met = new long[graph.size()];
    for (int node = 0; node < met.length; node++) {
      for (int edge = graph.offset(node); edge < graph.offset(node + 1); edge++) {
        met[node] |= released[graph.label(edge)];
      }
    }
    context.errors.states().stream().forEach(node -> met[node] = -1);
    return met;
  }

  /** What can be met in a state can be met wherever it can be reached from without a fault. */
  private void spread(long[] met) throws InterruptedException {
    Predecessors predecessors = Predecessors.by(graph, context.noFault(graph));
    IntList open = new IntList();
    BitSet isOpen = graph.nodesWhere(node -> met[node] != 0);
    isOpen.stream().forEach(open::add);
    while (open.size() > 0) {
      context.watch.poll();
      int node = open.removeLast();
      isOpen.clear(node);
      for (int i = predecessors.offset(node); i < predecessors.offset(node + 1); i++) {
        int source = predecessors.get(i);
        long more = met[node] & ~met[source];
        if (more != 0) {
          met[source] |= more;
          if (!isOpen.get(source)) {
            isOpen.set(source);
            open.add(source);
          }
        }
      }
    }
  }
}
