package dev.defib.checker.graph;

import dev.defib.checker.engine.SelfCheckException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** Walks a short loop through a fair component that satisfies all conditions. */
final class LoopBuilder {
  private final Graph graph;
  private final List<Condition> conditions;
  private final IntPredicate inside;
  private final Search search;

  /**
   * @param component the nodes of a component that {@link FairSearch} found with these conditions
   */
  LoopBuilder(Graph graph, List<Condition> conditions, IntPredicate allowed, BitSet component) {
    this.graph = graph;
    this.conditions = conditions;
    this.inside = edge -> component.get(graph.target(edge)) && allowed.test(edge);
    this.search = new Search(graph, inside);
  }

  /**
   * Walks to the nearest thing that some condition still lacks, until none lacks anything, and
   * back. A strong condition is looked at only once a loop turns out to break it: most never do.
   */
  Path loop(int entry) {
    BitSet strong = new BitSet();
    while (true) {
      Path loop = walk(entry, strong);
      int broken = brokenStrong(loop, strong);
      if (broken < 0) {
        return loop;
      }
      strong.set(broken);
    }
  }

  private Path walk(int entry, BitSet strong) {
    List<Condition.Meets> lacking = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      switch (conditions.get(i)) {
        case Condition.Meets meets -> lacking.add(meets);
        case Condition.Responds responds -> {
          if (strong.get(i)) {
            lacking.add(new Condition.Meets(_ -> false, responds.edges()));
          }
        }
      }
    }
    lacking.removeIf(meets -> meets.nodes().test(entry));
    Path walked = Path.staying(entry);
    while (!lacking.isEmpty()) {
      Path next =
          nearest(
              walked.end(graph), edge -> lacking.stream().anyMatch(meets -> meets(meets, edge)));
      lacking.removeIf(meets -> next.edges().stream().anyMatch(edge -> meets(meets, edge)));
      walked = walked.then(next);
    }
    return walked.end(graph) == entry && !walked.edges().isEmpty()
        ? walked
        : walked.then(nearest(walked.end(graph), edge -> graph.target(edge) == entry));
  }

  private boolean meets(Condition.Meets meets, int edge) {
    return meets.edges().test(edge) || meets.nodes().test(graph.target(edge));
  }

  /** The first strong condition, not yet among those heeded, that the loop breaks; -1 for none. */
  private int brokenStrong(Path loop, BitSet heeded) {
    for (int i = 0; i < conditions.size(); i++) {
      if (conditions.get(i) instanceof Condition.Responds responds
          && !heeded.get(i)
          && loop.edges().stream().anyMatch(edge -> responds.nodes().test(graph.target(edge)))
          && loop.edges().stream().noneMatch(responds.edges()::test)) {
        return i;
      }
    }
    return -1;
  }

  private Path nearest(int from, IntPredicate goal) {
    return search
        .toEdge(new int[] {from}, goal)
        .orElseThrow(() -> new SelfCheckException("a fair component has no fair loop"));
  }
}
