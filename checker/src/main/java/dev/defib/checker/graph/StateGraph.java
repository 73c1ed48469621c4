package dev.defib.checker.graph;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.interpret.Evaluator;
import dev.defib.checker.interpret.Frame;
import dev.defib.checker.interpret.TermCompiler;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The reachable states of a system and the transitions between them; or, where a limit was reached,
 * those found until then.
 *
 * <p>States are numbered breadth-first from the initial ones, in the fixed order of steps. Every
 * transition is an edge of its own, even where two lead the same way.
 */
public final class StateGraph {
  private final TransitionSystem system;
  private final StateTable states;
  private final Graph graph;
  private final List<Label> labels;
  private final Map<Integer, List<Long>> startResolutions;
  private final Counts counts;
  private final Optional<Verdict.Undecided> limit;

  /**
   * How large it is.
   *
   * @param depth the greatest distance of a state from the initial ones
   */
  public record Counts(long states, long transitions, int depth) {}

  /**
   * Takes everything over as it is.
   *
   * @param startResolutions for each initial state, the first choices of the initial action that
   *     lead to it
   */
  public StateGraph(
      TransitionSystem system,
      StateTable states,
      Graph graph,
      List<Label> labels,
      Map<Integer, List<Long>> startResolutions,
      Counts counts,
      Optional<Verdict.Undecided> limit) {
    this.system = system;
    this.states = states;
    this.graph = graph;
    this.labels = List.copyOf(labels);
    this.startResolutions = startResolutions;
    this.counts = counts;
    this.limit = limit;
  }

  TransitionSystem system() {
    return system;
  }

  /** How much was found; of a graph that was given up for want of memory, how much it had been. */
  public Counts counts() {
    return counts;
  }

  /** Why the graph is not complete, if it is not. */
  Optional<Verdict.Undecided> limit() {
    return limit;
  }

  Graph graph() {
    return graph;
  }

  /** How many labels there are. */
  int labels() {
    return labels.size();
  }

  Label label(int label) {
    return labels.get(label);
  }

  List<Long> startResolution(int state) {
    return Objects.requireNonNull(startResolutions.get(state), "not an initial state");
  }

  void read(int state, long[] vector) {
    states.read(state, vector);
  }

  /** For each term, which asks for no events, the states in which it is true. */
  List<BitSet> where(List<Term> terms) {
    return states.where(terms).orElseGet(() -> evaluated(terms));
  }

  private List<BitSet> evaluated(List<Term> terms) {
    Evaluator[] evaluators = TermCompiler.compileAll(terms);
    List<BitSet> found = terms.stream().map(_ -> new BitSet(graph.size())).toList();
    Frame frame = new Frame(new long[system.slots()]);
    for (int state = 0; state < graph.size(); state++) {
      states.read(state, frame.state);
      for (int i = 0; i < evaluators.length; i++) {
        if (evaluators[i].holds(frame)) {
          found.get(i).set(state);
        }
      }
    }
    return found;
  }

  State state(int state) {
    long[] vector = new long[system.slots()];
    states.read(state, vector);
    return new State(vector);
  }

  Action action(int label) {
    return system.actions().get(labels.get(label).action());
  }

  /** The labels with a certain property. */
  BitSet labelsWhere(Predicate<Label> property) {
    BitSet found = new BitSet();
    for (int i = 0; i < labels.size(); i++) {
      if (property.test(labels.get(i))) {
        found.set(i);
      }
    }
    return found;
  }

  BitSet labelsOf(Iterable<Integer> actions) {
    BitSet wanted = new BitSet();
    actions.forEach(wanted::set);
    return labelsWhere(label -> wanted.get(label.action()));
  }

  BitSet labelsOf(Action.Kind kind) {
    return labelsWhere(label -> system.actions().get(label.action()).kind() == kind);
  }

  /** The labels of steps that are owed: neither lazy, nor faults, nor ticks. */
  BitSet owedLabels() {
    return labelsWhere(
        label -> {
          Action action = system.actions().get(label.action());
          return action.kind() == Action.Kind.STEP && action.urgency() != Action.Urgency.LAZY;
        });
  }
}
