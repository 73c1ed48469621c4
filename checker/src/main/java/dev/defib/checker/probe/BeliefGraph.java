package dev.defib.checker.probe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** All cells that may come, whatever is done: an AND-OR graph, solved backwards from the goal. */
final class BeliefGraph {
  private final Knowledge knowledge;
  private final Rung rung;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<BitSet, Integer> numbers = new HashMap<>();

  private BeliefGraph(Knowledge knowledge, Rung rung) {
    this.knowledge = knowledge;
    this.rung = rung;
  }

  /**
   * A cell.
   *
   * @param edges the ways to go on, none where the goal is reached
   */
  record Node(BitSet cell, boolean done, List<Edge> edges) {}

  /** A move with what it may lead to. */
  record Edge(Move move, List<Branch> branches) {
    List<Integer> targets() {
      return branches.stream().flatMap(b -> b.byReading().values().stream()).distinct().toList();
    }
  }

  /** An outcome of a move: the node that follows, by what the device shows then. */
  record Branch(String label, Map<Integer, Integer> byReading) {}

  /** Explores all cells from a belief; empty if there are more than the limit. */
  static Optional<BeliefGraph> explore(
      Knowledge knowledge, BitSet belief, Rung rung, int cellsMax) {
    var graph = new BeliefGraph(knowledge, rung);
    var queue = new ArrayDeque<BitSet>();
    graph.enter(belief, queue);
    return graph.explore(queue, cellsMax) ? Optional.of(graph) : Optional.empty();
  }

  /** Whether a sure strategy begins in a cell; empty if more cells follow than the limit. */
  static Optional<Boolean> isSolvable(Knowledge knowledge, BitSet cell, Rung rung, int cellsMax) {
    var graph = new BeliefGraph(knowledge, rung);
    graph.numbers.put(cell, 0);
    return graph.explore(new ArrayDeque<>(List.of(cell)), cellsMax)
        ? Optional.of(graph.worst()[0] >= 0)
        : Optional.empty();
  }

  private boolean explore(Queue<BitSet> queue, int cellsMax) {
    while (!queue.isEmpty()) {
      if (numbers.size() > cellsMax || Thread.currentThread().isInterrupted()) {
        return false;
      }
      BitSet cell = queue.remove();
      boolean done = isDone(cell);
      var edges = new ArrayList<Edge>();
      if (!done) {
        for (Knowledge.Option option : knowledge.options(cell, rung)) {
          var branches = new ArrayList<Branch>();
          for (Knowledge.Outcome outcome : option.outcomes()) {
            branches.add(new Branch(outcome.label(), enter(outcome.belief(), queue)));
          }
          edges.add(new Edge(option.move(), branches));
        }
      }
      nodes.add(new Node(cell, done, edges));
    }
    return true;
  }

  /** The nodes of a belief's cells, by their reading; new ones are queued in order. */
  private Map<Integer, Integer> enter(BitSet belief, Collection<BitSet> queue) {
    var result = new HashMap<Integer, Integer>();
    knowledge
        .cells(knowledge.closure(belief))
        .forEach(
            (reading, cell) -> {
              Integer known = numbers.get(cell);
              if (known == null) {
                known = numbers.size();
                numbers.put(cell, known);
                queue.add(cell);
              }
              result.put(reading, known);
            });
    return result;
  }

  private boolean isDone(BitSet cell) {
    BitSet outside = (BitSet) cell.clone();
    outside.andNot(knowledge.arena().goal());
    return outside.isEmpty();
  }

  List<Node> nodes() {
    return nodes;
  }

  /** The nodes of a belief that was explored. */
  Collection<Integer> roots(BitSet belief) {
    return knowledge.cells(knowledge.closure(belief)).values().stream().map(numbers::get).toList();
  }

  /** The shortest strategy from the belief in the worst case; empty if none is sure. */
  Optional<Strategy> sure(BitSet belief) {
    int[] worst = worst();
    int most = 0;
    for (int root : roots(belief)) {
      if (worst[root] < 0) {
        return Optional.empty();
      }
      most = Math.max(most, worst[root]);
    }
    var moves = new HashMap<BitSet, Move>();
    for (int i = 0; i < nodes.size(); i++) {
      if (worst[i] > 0) {
        moves.put(nodes.get(i).cell(), best(nodes.get(i), worst));
      }
    }
    return Optional.of(new Strategy(moves, most, most));
  }

  /** For each node the most moves that the best strategy takes; -1 if none is sure. */
  int[] worst() {
    int[] worst = new int[nodes.size()];
    List<List<Integer>> parents = parents();
    var frontier = new ArrayList<Integer>();
    for (int i = 0; i < worst.length; i++) {
      worst[i] = nodes.get(i).done() ? 0 : -1;
      if (worst[i] == 0) {
        frontier.add(i);
      }
    }
    for (int length = 1; !frontier.isEmpty(); length++) {
      var solved = new ArrayList<Integer>();
      for (int child : frontier) {
        for (int parent : parents.get(child)) {
          if (worst[parent] < 0 && leads(nodes.get(parent), worst, length)) {
            solved.add(parent);
          }
        }
      }
      frontier = new ArrayList<>(solved.stream().distinct().toList());
      for (int node : frontier) {
        worst[node] = length;
      }
    }
    return worst;
  }

  private List<List<Integer>> parents() {
    var parents = new ArrayList<List<Integer>>();
    nodes.forEach(_ -> parents.add(new ArrayList<>()));
    for (int i = 0; i < nodes.size(); i++) {
      for (Edge edge : nodes.get(i).edges()) {
        for (int target : edge.targets()) {
          parents.get(target).add(i);
        }
      }
    }
    return parents;
  }

  /** Whether some move leads only to nodes solved in fewer than {@code length} moves. */
  private static boolean leads(Node node, int[] worst, int length) {
    return node.edges().stream().anyMatch(e -> most(e, worst, length) < length);
  }

  /** The greatest of the targets' values; {@code unsolved} if one has none yet. */
  private static int most(Edge edge, int[] worst, int unsolved) {
    int most = 0;
    for (int target : edge.targets()) {
      most = Math.max(most, worst[target] < 0 ? unsolved : worst[target]);
    }
    return most;
  }

  private static Move best(Node node, int[] worst) {
    Edge best = node.edges().getFirst();
    for (Edge edge : node.edges()) {
      if (most(edge, worst, Integer.MAX_VALUE) < most(best, worst, Integer.MAX_VALUE)) {
        best = edge;
      }
    }
    return best.move();
  }
}
