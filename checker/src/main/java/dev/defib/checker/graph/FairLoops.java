package dev.defib.checker.graph;

import dev.defib.checker.ir.Action;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The fair loops of a part of a graph over the system's states, and the nodes in which a fair run
 * may stop.
 *
 * <p>In a timed system a loop counts if it contains a tick, or if all its steps are owed (neither
 * lazy nor faults), or is a run that has stopped: these are two searches.
 */
final class FairLoops {
  private final StateGraph plain;
  private final Graph graph;
  private final List<Condition> fairness;
  private final List<Found> found = new ArrayList<>();
  private final int[] findOf;

  /** A kind of loops to look for. */
  private record Kind(List<Condition> conditions, IntPredicate allowed) {}

  /** A component in which there is such a loop. */
  private static final class Found {
    final Kind kind;
    final int[] nodes;

    Found(Kind kind, int[] nodes) {
      this.kind = kind;
      this.nodes = nodes;
    }
  }

  private FairLoops(StateGraph plain, Graph graph, List<Condition> fairness) {
    this.plain = plain;
    this.graph = graph;
    this.fairness = fairness;
    this.findOf = new int[graph.size()];
  }

  /**
   * Finds them.
   *
   * @param region the nodes that they may use
   * @param further what they must satisfy beside fairness
   * @param banned labels of steps of which a run may have only finitely many
   */
  static FairLoops in(
      StateGraph plain,
      Graph graph,
      Fairnesses fairnesses,
      BitSet region,
      List<Condition> further,
      BitSet banned,
      Watch watch)
      throws InterruptedException {
    FairLoops loops = new FairLoops(plain, graph, fairnesses.conditions(graph));
    for (Kind kind : loops.kinds(further, banned)) {
      FairSearch search = new FairSearch(graph, kind.conditions(), kind.allowed(), watch);
      for (int[] nodes : search.fairComponents(region)) {
        loops.add(new Found(kind, nodes));
      }
    }
    return loops;
  }

  private List<Kind> kinds(List<Condition> further, BitSet banned) {
    List<Condition> conditions = new ArrayList<>(further);
    conditions.addAll(fairness);
    IntPredicate allowed = graph.labelled(banned).negate();
    if (!plain.system().timed()) {
      return List.of(new Kind(conditions, allowed));
    }
    List<Condition> ticking = new ArrayList<>(conditions);
    ticking.add(Condition.meetsEdge(graph.labelled(plain.labelsOf(Action.Kind.TICK))));
    IntPredicate owed = graph.labelled(plain.owedLabels());
    IntPredicate stopped = edge -> graph.label(edge) == Graph.STOP;
    return List.of(new Kind(ticking, allowed), new Kind(conditions, allowed.and(owed.or(stopped))));
  }

  private void add(Found component) {
    found.add(component);
    for (int node : component.nodes) {
      if (findOf[node] == 0) {
        findOf[node] = found.size();
      }
    }
  }

  /** Whether such a loop goes through the node. */
  boolean contains(int node) {
    return findOf[node] != 0;
  }

  /** A loop through the node. */
  Path through(int node) {
    Found component = found.get(findOf[node] - 1);
    BitSet nodes = new BitSet();
    for (int member : component.nodes) {
      nodes.set(member);
    }
    return new LoopBuilder(graph, component.kind.conditions(), component.kind.allowed(), nodes)
        .loop(node);
  }

  /** The nodes in which a run may stop, and is fair if it does: nothing is owed there. */
  BitSet stops() {
    BitSet owed = plain.owedLabels();
    owed.or(plain.labelsOf(Action.Kind.TICK));
    BitSet stops = graph.allNodes();
    stops.andNot(graph.sourcesOf(graph.labelled(owed)));
    for (int node = stops.nextSetBit(0); node >= 0; node = stops.nextSetBit(node + 1)) {
      stops.set(node, isFairWhereItStops(node));
    }
    return stops;
  }

  private boolean isFairWhereItStops(int node) {
    return fairness.stream()
        .allMatch(
            condition ->
                switch (condition) {
                  case Condition.Meets meets -> meets.nodes().test(node);
                  case Condition.Responds responds -> !responds.nodes().test(node);
                });
  }
}
