package dev.defib.checker.export;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.trace.Shown;
import dev.defib.checker.trace.StateText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws the reachable states of a system, breadth first. */
final class DotGraph {
  private final Interpreter interpreter;
  private final StateText text;
  private final DotWriter out;
  private final Map<State, Integer> numbers = new HashMap<>();

  /** The states in the order of their numbers. */
  private final List<State> states = new ArrayList<>();

  DotGraph(TransitionSystem system) {
    this.interpreter = new Interpreter(system);
    this.text = new StateText(system);
    this.out = new DotWriter(system.name());
  }

  String draw(int statesMax) {
    interpreter.initialStates().forEach(start -> number(start.state(), statesMax));
    int initial = states.size();
    for (int i = 0; i < states.size(); i++) {
      List<Trace.Step> steps = interpreter.successors(states.get(i));
      steps.forEach(step -> number(step.state(), statesMax));
      boolean whole = steps.stream().allMatch(step -> numbers.containsKey(step.state()));
      out.node("s" + i, label(states.get(i)), style(i < initial, whole));
      for (Trace.Step step : steps) {
        if (numbers.containsKey(step.state())) {
          edge(i, step);
        }
      }
    }
    return out.text();
  }

  private void number(State state, int statesMax) {
    if (numbers.size() < statesMax && numbers.putIfAbsent(state, numbers.size()) == null) {
      states.add(state);
    }
  }

  /** One line for what each machine shows, and one for what belongs to none. */
  private String label(State state) {
    Map<String, List<Shown>> byMachine =
        text.show(state).stream()
            .collect(
                Collectors.groupingBy(Shown::machine, LinkedHashMap::new, Collectors.toList()));
    return byMachine.values().stream()
        .map(
            shown ->
                shown.stream()
                    .map(part -> part.name() + " " + part.value())
                    .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("\n"));
  }

  private static String style(boolean initial, boolean whole) {
    if (initial) {
      return whole ? "penwidth=2" : "penwidth=2, style=\"rounded,dashed\"";
    }
    return whole ? "" : "style=\"rounded,dashed\"";
  }

  private void edge(int from, Trace.Step step) {
    Action action = interpreter.system().actions().get(step.action());
    StringBuilder label = new StringBuilder(action.label());
    for (int i = 0; i < step.resolution().size(); i++) {
      Action.Choice choice = action.choices().get(i);
      label.append("\n").append(choice.name()).append(" = ");
      label.append(choice.type().show(step.resolution().get(i)));
    }
    String style = action.kind() == Action.Kind.FAULT ? "color=red, fontcolor=red" : "";
    out.edge("s" + from, "s" + numbers.get(step.state()), label.toString(), style);
  }
}
