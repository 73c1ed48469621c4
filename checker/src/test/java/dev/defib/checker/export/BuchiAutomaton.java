package dev.defib.checker.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An automaton on infinite words as {@code spin -f} prints it.
 *
 * @param edges from each state (0 is the initial one), each under a condition
 * @param accepting whether a state must be met infinitely often
 */
record BuchiAutomaton(List<List<Edge>> edges, List<Boolean> accepting) {
  private static final Pattern LABEL = Pattern.compile("\\s*(\\w+):");
  private static final Pattern STEP = Pattern.compile("\\s*:: (.*) -> goto (\\w+)");
  private static final Pattern DONE = Pattern.compile("\\s*:: atomic \\{ (.*) -> assert\\(.*");

  record Edge(String condition, int target) {}

  int size() {
    return edges.size();
  }

  static BuchiAutomaton parse(String neverClaim) {
    return new Parser().parse(neverClaim);
  }

  /** A state's labels are alternative names: {@code accept_S4} and {@code T0_S4}. */
  private static final class Parser {
    private record Pending(int source, String condition, String target) {}

    private final Map<String, Integer> states = new LinkedHashMap<>();
    private final List<Boolean> accepting = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private boolean inLabels;

    BuchiAutomaton parse(String text) {
      text.lines().skip(1).forEach(this::line);
      List<List<Edge>> edges = new ArrayList<>();
      accepting.forEach(_ -> edges.add(new ArrayList<>()));
      for (Pending edge : pending) {
        assertThat(states).as(text).containsKey(edge.target());
        edges.get(edge.source()).add(new Edge(edge.condition(), states.get(edge.target())));
      }
      return new BuchiAutomaton(edges, accepting);
    }

    private void line(String line) {
      Matcher label = LABEL.matcher(line);
      Matcher step = STEP.matcher(line);
      Matcher done = DONE.matcher(line);
      int last = accepting.size() - 1;
      if (label.matches()) {
        label(label.group(1));
        return;
      }
      inLabels = false;
      if (step.matches()) {
        pending.add(new Pending(last, step.group(1), step.group(2)));
      } else if (done.matches()) {
        pending.add(new Pending(last, done.group(1), "accept_all"));
      } else if (line.strip().equals("skip") || line.strip().equals("false;")) {
        pending.add(new Pending(last, line.strip().equals("skip") ? "1" : "0", "accept_all"));
      } else {
        assertThat(line.strip()).isIn("do", "od;", "if", "fi;", "}", "");
      }
    }

    private void label(String name) {
      if (!inLabels) {
        accepting.add(false);
        inLabels = true;
      }
      states.put(name, accepting.size() - 1);
      if (name.startsWith("accept")) {
        accepting.set(accepting.size() - 1, true);
      }
    }
  }
}
