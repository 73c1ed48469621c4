package dev.defib.cli.convert;

import dev.defib.checker.ir.Action;
import dev.defib.checker.trace.TraceDocument;
import java.util.List;
import java.util.stream.Collectors;

/** A run as a graph for Graphviz: states with what the step into them changed. */
final class DotGraph {
  private DotGraph() {}

  static String write(TraceDocument trace) {
    var text = new StringBuilder("digraph run {\n  node [shape=box, fontname=monospace];\n");
    text.append("  s0 [label=").append(initial(trace)).append("];\n");
    List<TraceDocument.Step> steps = trace.steps().toList();
    int first = trace.stem().size();
    for (TraceDocument.Step step : steps) {
      boolean closes = trace.isLasso() && step.index() == steps.size();
      int to = closes ? first : step.index();
      if (!closes) {
        text.append("  s%d [label=%s];\n".formatted(to, changes(step)));
      }
      String color = step.kind() == Action.Kind.FAULT ? ", color=red" : "";
      String label = quoted(step.index() + " " + step.label());
      text.append("  s%d -> s%d [label=%s%s];\n".formatted(step.index() - 1, to, label, color));
    }
    return text.append("}\n").toString();
  }

  private static String initial(TraceDocument trace) {
    return quoted(
        trace.initial().stream()
            .map(shown -> shown.name() + " = " + shown.value())
            .collect(Collectors.joining("\n")));
  }

  private static String changes(TraceDocument.Step step) {
    return quoted(
        step.changes().stream()
            .map(change -> change.name() + " = " + change.after())
            .collect(Collectors.joining("\n")));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\l") + "\"";
  }
}
