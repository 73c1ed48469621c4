package dev.defib.checker.graph;

import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns paths through graphs into runs of the system, and has the interpreter confirm them.
 *
 * <p>The nodes of a reduced graph stand for other states than those of the run, so the interpreter
 * takes the steps anew. It may come round a loop to another state for which the same node stands:
 * then it goes round again.
 */
final class Traces {
  private static final int ROUNDS_MAX = 1 << 12;

  private final StateGraph plain;
  private final Interpreter interpreter;

  Traces(StateGraph plain, Interpreter interpreter) {
    this.plain = plain;
    this.interpreter = interpreter;
  }

  Trace finite(Graph graph, Path path) {
    return lasso(graph, path, Path.staying(path.end(graph)));
  }

  /** The run along the stem and round the loop; finite if the loop is a run that has stopped. */
  Trace lasso(Graph graph, Path stem, Path loop) {
    List<Long> resolution = plain.startResolution(graph.state(stem.from()));
    State initial = interpreter.start(resolution).orElseThrow(Traces::differs);
    List<Trace.Step> steps = new ArrayList<>();
    State entry = follow(labels(graph, stem), initial, steps);
    int stemSize = close(labels(graph, loop), entry, steps);
    Trace trace =
        Lassos.normal(
            new Trace(
                plain.system(),
                resolution,
                initial,
                steps.subList(0, stemSize),
                steps.subList(stemSize, steps.size())));
    return interpreter.confirmed(trace);
  }

  Trace lasso(FairRuns.Lasso lasso) {
    return lasso(lasso.graph(), lasso.stem(), lasso.loop());
  }

  private List<Label> labels(Graph graph, Path path) {
    List<Label> labels = new ArrayList<>();
    for (int edge : path.edges()) {
      if (graph.label(edge) != Graph.STOP) {
        labels.add(plain.label(graph.label(edge)));
      }
    }
    return labels;
  }

  /** Adds the steps with these labels; returns the state to which they lead. */
  private State follow(List<Label> labels, State from, List<Trace.Step> steps) {
    State state = from;
    for (Label label : labels) {
      Trace.Step step =
          interpreter.step(state, label.action(), label.resolution()).orElseThrow(Traces::differs);
      steps.add(step);
      state = step.state();
    }
    return state;
  }

  /** Goes round until a state comes again; returns how many steps lead to where that is first. */
  private int close(List<Label> round, State entry, List<Trace.Step> steps) {
    Map<State, Integer> seen = new HashMap<>();
    State state = entry;
    while (!round.isEmpty()) {
      Integer before = seen.putIfAbsent(state, steps.size());
      if (before != null) {
        return before;
      }
      if (seen.size() > ROUNDS_MAX) {
        throw new OpenLoopException();
      }
      state = follow(round, state, steps);
    }
    return steps.size();
  }

  private static SelfCheckException differs() {
    return new SelfCheckException("a counterexample cannot be followed");
  }
}
