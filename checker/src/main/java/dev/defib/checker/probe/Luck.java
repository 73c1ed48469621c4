package dev.defib.checker.probe;

import dev.defib.checker.probe.BeliefGraph.Branch;
import dev.defib.checker.probe.BeliefGraph.Edge;
import dev.defib.checker.probe.BeliefGraph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Looks for a strategy that reaches the goal if whatever the device may do again and again, it does
 * some time: from each cell that can come, and whatever state of the cell the device is in, some
 * course of events leads to the goal.
 */
final class Luck {
  private final BeliefGraph graph;
  private final Knowledge knowledge;
  private final Knowledge prompt;
  private final boolean[] alive;

  Luck(BeliefGraph graph, Knowledge knowledge) {
    this.graph = graph;
    this.knowledge = knowledge;
    this.prompt = new Knowledge(knowledge.arena().promptly());
    this.alive = new boolean[graph.nodes().size()];
  }

  /** Such strategies from the belief, as far as there are any that do the same in the same cell. */
  List<Strategy> strategies(BitSet belief) {
    Arrays.fill(alive, true);
    Map<Place, Integer> distances;
    do {
      blockDeadEnds();
      distances = distances(Optional.empty());
    } while (bury(distances));
    if (graph.roots(belief).stream().anyMatch(root -> !alive[root])) {
      return List.of();
    }
    var strategies = new ArrayList<Strategy>();
    for (Measure measure : Measure.values()) {
      Map<BitSet, Move> moves = choose(distances, measure);
      Map<Place, Integer> chosen = distances(Optional.of(moves));
      if (graph.roots(belief).stream().allMatch(root -> leads(root, moves, chosen))) {
        strategies.add(new Strategy(moves, -1, -1));
      }
    }
    return strategies;
  }

  /** A node with the state in which the device is. */
  private record Place(int node, int state) {}

  /** Whether from everywhere that the moves lead to, the goal remains possible. */
  private boolean leads(int root, Map<BitSet, Move> moves, Map<Place, Integer> distances) {
    var seen = new BitSet();
    var queue = new ArrayDeque<Integer>(List.of(root));
    seen.set(root);
    while (!queue.isEmpty()) {
      int number = queue.remove();
      Node node = graph.nodes().get(number);
      if (node.cell().stream().anyMatch(s -> !distances.containsKey(new Place(number, s)))) {
        return false;
      }
      for (Edge edge : node.edges()) {
        if (edge.move().equals(moves.get(node.cell()))) {
          edge.targets().stream().filter(t -> !seen.get(t)).forEach(queue::add);
          edge.targets().forEach(seen::set);
        }
      }
    }
    return true;
  }

  /** Leaves out nodes that every move may lead out of what is left. */
  private void blockDeadEnds() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < alive.length; i++) {
        Node node = graph.nodes().get(i);
        if (alive[i] && !node.done() && node.edges().stream().noneMatch(this::stays)) {
          alive[i] = false;
          changed = true;
        }
      }
    }
  }

  private boolean stays(Edge edge) {
    return edge.targets().stream().allMatch(t -> alive[t]);
  }

  /** Leaves out nodes from some state of which the goal is out of reach; whether there are any. */
  private boolean bury(Map<Place, Integer> distances) {
    boolean changed = false;
    for (int i = 0; i < alive.length; i++) {
      int number = i;
      if (alive[i]
          && graph.nodes().get(i).cell().stream()
              .anyMatch(s -> !distances.containsKey(new Place(number, s)))) {
        alive[i] = false;
        changed = true;
      }
    }
    return changed;
  }

  /**
   * How many moves the goal is away, if all goes well; with these moves alone, if they are given.
   */
  private Map<Place, Integer> distances(Optional<Map<BitSet, Move>> moves) {
    Map<Place, List<Place>> before = new HashMap<>();
    var distances = new HashMap<Place, Integer>();
    var queue = new ArrayDeque<Place>();
    for (int i = 0; i < alive.length; i++) {
      Node node = graph.nodes().get(i);
      if (alive[i] && node.done()) {
        int number = i;
        node.cell().stream().mapToObj(s -> new Place(number, s)).forEach(queue::add);
      } else if (alive[i]) {
        link(i, moves, before);
      }
    }
    queue.forEach(p -> distances.put(p, 0));
    while (!queue.isEmpty()) {
      Place place = queue.remove();
      for (Place earlier : before.getOrDefault(place, List.of())) {
        if (distances.putIfAbsent(earlier, distances.getOrDefault(place, 0) + 1) == null) {
          queue.add(earlier);
        }
      }
    }
    return distances;
  }

  private void link(int number, Optional<Map<BitSet, Move>> moves, Map<Place, List<Place>> before) {
    Node node = graph.nodes().get(number);
    for (int s = node.cell().nextSetBit(0); s >= 0; s = node.cell().nextSetBit(s + 1)) {
      var single = new BitSet();
      single.set(s);
      for (Edge edge : node.edges()) {
        boolean wanted = moves.map(m -> edge.move().equals(m.get(node.cell()))).orElse(true);
        if (wanted && stays(edge)) {
          for (Place next : next(edge, prompt.outcomes(single, edge.move()))) {
            before.computeIfAbsent(next, _ -> new ArrayList<>()).add(new Place(number, s));
          }
        }
      }
    }
  }

  private List<Place> next(Edge edge, List<Knowledge.Outcome> outcomes) {
    var places = new ArrayList<Place>();
    for (Knowledge.Outcome outcome : outcomes) {
      for (Branch branch : edge.branches()) {
        if (branch.label().equals(outcome.label())) {
          for (int s : prompt.closure(outcome.belief()).stream().toArray()) {
            int reading = knowledge.arena().shown().get(s);
            Optional.ofNullable(branch.byReading().get(reading))
                .ifPresent(node -> places.add(new Place(node, s)));
          }
        }
      }
    }
    return places;
  }

  /** In each cell the move after which the goal is nearest. */
  private Map<BitSet, Move> choose(Map<Place, Integer> distances, Measure measure) {
    var moves = new HashMap<BitSet, Move>();
    for (int i = 0; i < alive.length; i++) {
      Node node = graph.nodes().get(i);
      if (alive[i] && !node.done()) {
        node.edges().stream()
            .filter(this::stays)
            .min(Comparator.comparingDouble(e -> distance(e, distances, measure)))
            .ifPresent(edge -> moves.put(node.cell(), edge.move()));
      }
    }
    return moves;
  }

  /** How far the goal is after a move that may lead to several cells and states. */
  private enum Measure {
    /** From the cell with the greatest average of its states. */
    AVERAGE,
    /** From the nearest state of any cell. */
    NEAREST,
    /** From the farthest state of any cell. */
    FARTHEST
  }

  private double distance(Edge edge, Map<Place, Integer> distances, Measure measure) {
    DoubleStream cells =
        edge.targets().stream()
            .mapToDouble(
                target -> {
                  IntStream states =
                      graph.nodes().get(target).cell().stream()
                          .map(s -> distances.getOrDefault(new Place(target, s), 0));
                  return switch (measure) {
                    case AVERAGE -> states.average().orElse(0);
                    case NEAREST -> states.min().orElse(0);
                    case FARTHEST -> states.max().orElse(0);
                  };
                });
    return (measure == Measure.NEAREST ? cells.min() : cells.max()).orElse(0);
  }
}
