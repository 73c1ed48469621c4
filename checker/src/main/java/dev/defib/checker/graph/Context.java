package dev.defib.checker.graph;

import dev.defib.checker.ir.Action;
import java.util.Optional;
import java.util.function.IntPredicate;

/** What the analyses of one state graph share. */
final class Context {
  final StateGraph plain;
  final Traces traces;
  final Watch watch;
  final Errors errors;
  private final boolean direct;
  private Optional<FairRuns> fairRuns = Optional.empty();

  Context(StateGraph plain, Traces traces, Watch watch, boolean direct) {
    this.direct = direct;
    this.plain = plain;
    this.traces = traces;
    this.watch = watch;
    this.errors = Errors.in(plain);
  }

  /** Made when first asked for: many questions never look at fairness. */
  FairRuns fairRuns() throws InterruptedException {
    if (fairRuns.isEmpty()) {
      fairRuns = Optional.of(new FairRuns(plain, new Fairnesses(plain, watch), watch, direct));
    }
    return fairRuns.get();
  }

  /** The edges of a graph that are no faults. */
  IntPredicate noFault(Graph graph) {
    return graph.labelled(plain.labelsOf(Action.Kind.FAULT)).negate();
  }
}
