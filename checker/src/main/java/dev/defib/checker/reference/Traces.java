package dev.defib.checker.reference;

import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.engine.Trace;
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
        new Trace(
            plain.system(),
            plain.startResolution(start),
            plain.state(start),
            steps(graph, stem),
            steps(graph, loop));
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
}
