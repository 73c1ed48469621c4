package dev.defib.checker.explicit;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.code.Compiler;
import dev.defib.checker.explicit.code.Successors;
import dev.defib.checker.explicit.reduce.Representative;
import dev.defib.checker.graph.GraphBuilder;
import dev.defib.checker.graph.LimitReached;
import dev.defib.checker.graph.StateGraph;
import dev.defib.checker.graph.Watch;
import dev.defib.checker.ir.TransitionSystem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the whole state graph in memory, for the properties that need it. */
final class GraphSearch {
  private static final int STATES_PER_REPORT = 1 << 14;

  private final TransitionSystem system;
  private final Layout layout;
  private final Representative representative;
  private final Budget budget;
  private final Progress progress;
  private final Watch watch;
  private final Successors successors;
  private final Labels labels;
  private final Map<Integer, List<Long>> startResolutions = new HashMap<>();
  private PackedStates states;
  private GraphBuilder graph = new GraphBuilder();
  private Buffer buffer;
  private int level = -1;
  private int levelEnd;

  private GraphSearch(SearchContext context, Representative representative) {
    this.system = context.system();
    this.layout = context.layout();
    this.representative = representative;
    this.budget = context.budget();
    this.progress = context.progress();
    this.watch = context.watch();
    this.successors = Compiler.compile(system, layout, List.of(), true);
    this.labels = new Labels(system);
    this.states = new PackedStates(layout);
    this.buffer = new Buffer(successors, 0);
  }

  static StateGraph build(SearchContext context, Representative representative)
      throws InterruptedException {
    return new GraphSearch(context, representative).run();
  }

  private StateGraph run() throws InterruptedException {
    try {
      return found(search());
    } catch (OutOfMemoryError _) {
      return lost();
    }
  }

  private Optional<Verdict.Undecided> search() throws InterruptedException {
    try {
      start();
      for (int state = 0; state < states.size(); state++) {
        if (state == levelEnd) {
          level++;
          levelEnd = states.size();
        }
        if (state % STATES_PER_REPORT == 0) {
          report();
        }
        watch.poll();
        expand(state);
      }
      return Optional.empty();
    } catch (LimitReached limit) {
      return Optional.of(limit.verdict());
    }
  }

  private void start() {
    int end = buffer.start();
    for (int at = 0; at < end; at += successors.stride()) {
      int known = states.size();
      int state = number(buffer.array(), at);
      if (state == known) {
        graph.start(state);
        long rank = buffer.array()[at + layout.words() + 1];
        startResolutions.put(state, Labels.resolution(system.initial(), rank));
      }
    }
  }

  private void expand(int state) {
    int end = buffer.expand(states.chunk(state), states.start(state));
    long[] found = buffer.array();
    for (int at = 0; at < end; at += successors.stride()) {
      graph.edge(number(found, at), labels.number(found, at + layout.words()));
    }
    graph.end(state);
  }

  /** The number of the state that stands for one. */
  private int number(long[] from, int at) {
    representative.normalize(from, at);
    int state = states.find(from, at);
    if (state < 0) {
      checkLimits();
      return states.addSought(from, at);
    }
    return state;
  }

  /** Objects if there is no room for another state. */
  private void checkLimits() {
    if (states.size() >= budget.statesMax()) {
      throw LimitReached.ofStates(budget);
    }
    if (level >= budget.depthMax()) {
      throw LimitReached.ofDepth(budget.depthMax());
    }
    if (states.size() >= PackedStates.STATES_MAX) {
      throw new LimitReached(
          Verdict.Cause.MEMORY_LIMIT, "there are more than " + PackedStates.STATES_MAX + " states");
    }
  }

  private void report() throws InterruptedException {
    watch.look();
    progress.report("exploring", states.size(), graph.edges(), level);
    if (states.bytes() + graph.bytes() > budget.bytesMax()) {
      throw LimitReached.ofMemory(budget);
    }
  }

  private StateGraph found(Optional<Verdict.Undecided> limit) {
    StateGraph.Counts counts = counts();
    // Where a limit struck, the state being expanded keeps its edges so far, the rest have none.
    while (graph.nodes() < states.size()) {
      graph.end(graph.nodes());
    }
    return new StateGraph(
        system, states, graph.build(), labels.list(), startResolutions, counts, limit);
  }

  /** Memory ran out: what was found is given up, so that there is room to say so. */
  private StateGraph lost() {
    StateGraph.Counts counts = counts();
    states = new PackedStates(layout);
    graph = new GraphBuilder();
    Verdict.Undecided limit = LimitReached.outOfMemory().verdict();
    return new StateGraph(
        system, states, graph.build(), List.of(), Map.of(), counts, Optional.of(limit));
  }

  private StateGraph.Counts counts() {
    int depth = levelEnd < states.size() ? level + 1 : level;
    return new StateGraph.Counts(states.size(), graph.edges(), Math.max(0, depth));
  }
}
