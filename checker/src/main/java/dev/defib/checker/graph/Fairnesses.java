package dev.defib.checker.graph;

import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Fairness;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The system's fairness assumptions, looked up in its state graph. */
final class Fairnesses {
  /**
   * @param enabled the states in which it asks for a step
   * @param taken the labels of the steps that it asks for
   */
  private record Assumption(boolean strong, BitSet enabled, BitSet taken) {}

  private final StateGraph plain;
  private final List<Assumption> assumptions = new ArrayList<>();

  Fairnesses(StateGraph plain, Watch watch) throws InterruptedException {
    this.plain = plain;
    List<Fairness> fairness = plain.system().fairness();
    List<Term> enabled = fairness.stream().map(Fairness::enabled).toList();
    if (!TermParts.events(enabled).isEmpty()) {
      throw new LimitReached(
          Verdict.Cause.ENGINE, "a fairness assumption asks for events, not for states");
    }
    List<BitSet> where = Observed.of(plain, enabled, watch).where(enabled);
    for (int i = 0; i < fairness.size(); i++) {
      assumptions.add(
          new Assumption(
              fairness.get(i).strong(), where.get(i), plain.labelsWhere(taken(fairness.get(i)))));
    }
  }

  private static Predicate<Label> taken(Fairness fairness) {
    return label ->
        fairness.steps().stream()
            .anyMatch(
                step ->
                    step.action() == label.action()
                        && (step.resolution().isEmpty()
                            || step.resolution().equals(label.resolution())));
  }

  /** What loops of a graph over the system's states must satisfy to be fair. */
  List<Condition> conditions(Graph graph) {
    List<Condition> conditions = new ArrayList<>();
    for (Assumption assumption : assumptions) {
      BitSet enabled = assumption.enabled();
      IntPredicate taken = graph.labelled(assumption.taken());
      conditions.add(
          assumption.strong()
              ? new Condition.Responds(node -> enabled.get(graph.state(node)), taken)
              : new Condition.Meets(node -> !enabled.get(graph.state(node)), taken));
    }
    return conditions;
  }

  /** The labels of the faults that strike only finitely often. */
  BitSet finiteLabels() {
    return plain.labelsOf(plain.system().finite().stream().flatMap(List::stream).toList());
  }
}
