package dev.defib.checker.reference;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.graph.GraphBuilder;
import dev.defib.checker.graph.Label;
import dev.defib.checker.graph.LimitReached;
import dev.defib.checker.graph.StateGraph;
import dev.defib.checker.graph.Watch;
import dev.defib.checker.interpret.CompiledAction;
import dev.defib.checker.interpret.Frame;
import dev.defib.checker.interpret.Interpreter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Breadth-first search for all reachable states, within a budget. */
final class Exploration {
  private static final int STATES_PER_REPORT = 1 << 12;

  /** A single state may have billions of successors. */
  private static final int STEPS_PER_LOOK = (1 << 12) - 1;

  private final Interpreter interpreter;
  private final Budget budget;
  private final Progress progress;
  private final Watch watch;
  private final long[] next;
  private final Frame frame;

  private StateStore store;
  private GraphBuilder graph = new GraphBuilder();
  private final Map<Label, Integer> labels = new HashMap<>();
  private final List<Label> labelList = new ArrayList<>();

  /** For an action all of whose steps look alike their label, once known. */
  private final int[] onlyLabel;

  private final Map<Integer, List<Long>> startResolutions = new HashMap<>();

  private int steps;

  /** The distance of the state being expanded, and the first state that is further away. */
  private int level = -1;

  private int levelEnd;

  private Exploration(Interpreter interpreter, Budget budget, Progress progress, Watch watch) {
    this.interpreter = interpreter;
    this.budget = budget;
    this.progress = progress;
    this.watch = watch;
    this.next = new long[interpreter.system().slots()];
    this.frame = new Frame(new long[next.length]);
    this.store = new StateStore(interpreter.system());
    this.onlyLabel = new int[interpreter.system().actions().size()];
  }

  static StateGraph explore(Interpreter interpreter, Budget budget, Progress progress, Watch watch)
      throws InterruptedException {
    return new Exploration(interpreter, budget, progress, watch).run();
  }

  private StateGraph run() throws InterruptedException {
    try {
      return found(search());
    } catch (OutOfMemoryError _) {
      return lost();
    }
  }

  /** Searches; returns the limit that ended it before everything was found. */
  private Optional<Verdict.Undecided> search() throws InterruptedException {
    try {
      interpreter.forEachInitial(this::start);
      for (int state = 0; state < store.size(); state++) {
        if (state == levelEnd) {
          level++;
          levelEnd = store.size();
        }
        if (state % STATES_PER_REPORT == 0) {
          report();
        }
        watch.poll();
        store.read(state, frame.state);
        interpreter.forEachStep(frame, this::step);
        graph.end(state);
      }
      return Optional.empty();
    } catch (LimitReached limit) {
      return Optional.of(limit.verdict());
    }
  }

  private void start(CompiledAction action, Frame origin) {
    action.apply(origin, next);
    int state = store.find(next);
    if (state < 0) {
      state = add();
      graph.start(state);
      startResolutions.put(state, action.resolution(origin));
    }
  }

  private void step(CompiledAction action, Frame before) {
    if ((++steps & STEPS_PER_LOOK) == 0 && watch.isOver()) {
      throw watch.objection();
    }
    action.apply(before, next);
    int target = store.find(next);
    if (target < 0) {
      target = add();
    }
    graph.edge(target, label(action, before));
  }

  private int add() {
    if (store.size() >= budget.statesMax()) {
      throw LimitReached.ofStates(budget);
    }
    if (level >= budget.depthMax()) {
      throw LimitReached.ofDepth(budget.depthMax());
    }
    if (store.size() >= StateStore.STATES_MAX) {
      throw new LimitReached(
          Verdict.Cause.MEMORY_LIMIT, "there are more than " + StateStore.STATES_MAX + " states");
    }
    return store.addSought();
  }

  private int label(CompiledAction action, Frame before) {
    int index = action.action.index();
    if (!action.hasOneLabel()) {
      return intern(new Label(index, action.resolution(before), action.events(before)));
    }
    if (onlyLabel[index] == 0) {
      onlyLabel[index] = 1 + intern(new Label(index, List.of(), action.events(before)));
    }
    return onlyLabel[index] - 1;
  }

  private int intern(Label label) {
    Integer known = labels.get(label);
    if (known != null) {
      return known;
    }
    labels.put(label, labelList.size());
    labelList.add(label);
    return labelList.size() - 1;
  }

  private void report() throws InterruptedException {
    watch.look();
    progress.report("exploring", store.size(), graph.edges(), level);
    if (store.bytes() + graph.bytes() > budget.bytesMax()) {
      throw LimitReached.ofMemory(budget);
    }
  }

  private StateGraph found(Optional<Verdict.Undecided> limit) {
    StateGraph.Counts counts = counts();
    // Where a limit struck, the state being expanded keeps its edges so far, the rest have none.
    while (graph.nodes() < store.size()) {
      graph.end(graph.nodes());
    }
    return new StateGraph(
        interpreter.system(), store, graph.build(), labelList, startResolutions, counts, limit);
  }

  /** Memory ran out: what was found is given up, so that there is room to say so. */
  private StateGraph lost() {
    StateGraph.Counts counts = counts();
    store = new StateStore(interpreter.system());
    graph = new GraphBuilder();
    Verdict.Undecided limit = LimitReached.outOfMemory().verdict();
    return new StateGraph(
        interpreter.system(),
        store,
        graph.build(),
        List.of(),
        Map.of(),
        counts,
        Optional.of(limit));
  }

  private StateGraph.Counts counts() {
    int depth = levelEnd < store.size() ? level + 1 : level;
    return new StateGraph.Counts(store.size(), graph.edges(), Math.max(0, depth));
  }
}
