package dev.defib.checker.graph;

import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import java.util.ArrayList;
import java.util.List;

/** Turns paths through graphs into runs of the system, and has the interpreter confirm them. */
final class Traces {
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
    int start = graph.state(stem.from());
    Trace trace =
        normal(
            new Trace(
                plain.system(),
                plain.startResolution(start),
                plain.state(start),
                steps(graph, stem),
                steps(graph, loop)));
    interpreter
        .replay(trace)
        .ifPresent(
            objection -> {
              throw new SelfCheckException("a counterexample does not replay: " + objection);
            });
    return trace;
  }

  Trace lasso(FairRuns.Lasso lasso) {
    return lasso(lasso.graph(), lasso.stem(), lasso.loop());
  }

  private List<Trace.Step> steps(Graph graph, Path path) {
    List<Trace.Step> steps = new ArrayList<>();
    for (int edge : path.edges()) {
      if (graph.label(edge) != Graph.STOP) {
        Label label = plain.label(graph.label(edge));
        steps.add(
            new Trace.Step(
                label.action(),
                label.resolution(),
                plain.state(graph.state(graph.target(edge))),
                label.events()));
      }
    }
    return steps;
  }

  /**
   * The same infinite run with the shortest stem and loop: an automaton may be late to see a loop,
   * or need several rounds of it.
   */
  private static Trace normal(Trace trace) {
    List<Trace.Step> stem = new ArrayList<>(trace.stem());
    List<Trace.Step> loop = new ArrayList<>(once(trace.loop()));
    while (!stem.isEmpty() && !loop.isEmpty() && isRound(trace.initial(), stem, loop)) {
      loop.addFirst(loop.removeLast());
      stem.removeLast();
    }
    return new Trace(trace.system(), trace.initialResolution(), trace.initial(), stem, loop);
  }

  /** Whether the last step of the stem is already one round of the loop's last step. */
  private static boolean isRound(State initial, List<Trace.Step> stem, List<Trace.Step> loop) {
    State beforeStem = stem.size() == 1 ? initial : stem.get(stem.size() - 2).state();
    State beforeLoop =
        loop.size() == 1 ? loop.getLast().state() : loop.get(loop.size() - 2).state();
    return stem.getLast().equals(loop.getLast()) && beforeStem.equals(beforeLoop);
  }

  private static List<Trace.Step> once(List<Trace.Step> loop) {
    for (int length = 1; length < loop.size(); length++) {
      if (loop.size() % length == 0
          && loop.subList(length, loop.size()).equals(loop.subList(0, loop.size() - length))) {
        return loop.subList(0, length);
      }
    }
    return loop;
  }
}
