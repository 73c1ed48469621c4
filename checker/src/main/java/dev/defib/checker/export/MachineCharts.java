package dev.defib.checker.export;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Draws the machines of a system, a chart for each of their threads. */
final class MachineCharts {
  private final TransitionSystem system;
  private final Starts starts;
  private final ChartWriter out;

  MachineCharts(TransitionSystem system, ChartWriter out) {
    this.system = system;
    this.starts = Starts.of(system);
    this.out = out;
  }

  String draw(Predicate<Machine> wanted) {
    for (Machine machine : system.machines()) {
      if (wanted.test(machine)) {
        machine.locations().forEach(location -> chart(machine, location));
      }
    }
    return out.text();
  }

  private void chart(Machine machine, Variable location) {
    out.openFrame(location.index(), location.name() + " (" + machine.kind() + ")");
    Type type = location.type();
    for (long value = type.low(); value <= type.high(); value++) {
      out.node(node(location, value), type.show(value), isInitial(location, value));
    }
    for (List<LocationGraph.Edge> edges : parallel(machine, location)) {
      LocationGraph.Edge first = edges.getFirst();
      out.edge(
          node(location, first.from()),
          node(location, first.to()),
          labels(machine, edges),
          stroke(edges));
    }
    out.closeFrame();
  }

  private static String node(Variable location, long value) {
    return "s" + location.index() + "_" + value;
  }

  private boolean isInitial(Variable location, long value) {
    return starts.states().stream().anyMatch(state -> state.get(location.offset()) == value);
  }

  /** The edges, those between the same two states together. */
  private List<List<LocationGraph.Edge>> parallel(Machine machine, Variable location) {
    Map<List<Long>, List<LocationGraph.Edge>> byEnds = new LinkedHashMap<>();
    for (LocationGraph.Edge edge : new LocationGraph(system, machine, location).edges()) {
      List<Long> ends = List.of(edge.from(), edge.to());
      byEnds.computeIfAbsent(ends, _ -> new ArrayList<>()).add(edge);
    }
    return List.copyOf(byEnds.values());
  }

  private String labels(Machine machine, List<LocationGraph.Edge> edges) {
    return edges.stream()
        .map(edge -> label(machine, edge.action()))
        .filter(label -> !label.isEmpty())
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  /**
   * An action's label without what the drawing shows anyway, such as {@code drv: start -> ready}.
   */
  private String label(Machine machine, Action action) {
    List<String> parts = new ArrayList<>(List.of(action.label().split("; ")));
    parts.removeIf(part -> isLocation(part.substring(0, Math.max(0, part.indexOf(": ")))));
    if (action.owner() >= 0 && action.owner() != machine.index()) {
      parts.add("by " + system.machines().get(action.owner()).name());
    }
    return String.join(" ", parts);
  }

  private boolean isLocation(String name) {
    return system.variables().stream()
        .anyMatch(v -> v.role() == Variable.Role.LOCATION && v.name().equals(name));
  }

  private static ChartWriter.Stroke stroke(List<LocationGraph.Edge> edges) {
    if (edges.stream().allMatch(edge -> edge.action().kind() == Action.Kind.FAULT)) {
      return ChartWriter.Stroke.RED;
    }
    return edges.stream().allMatch(edge -> edge.action().urgency() == Action.Urgency.LAZY)
        ? ChartWriter.Stroke.DASHED
        : ChartWriter.Stroke.SOLID;
  }
}
