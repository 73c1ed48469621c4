package dev.defib.checker.graph;

import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What the analyses find in the whole state graph. */
final class GraphFindings implements Findings {
  private final Context context;

  GraphFindings(Context context) {
    this.context = context;
  }

  @Override
  public Optional<Verdict.Undecided> limit() {
    return context.plain.limit();
  }

  @Override
  public boolean hasErrors() {
    return !context.errors.isEmpty();
  }

  @Override
  public long states() {
    return context.plain.counts().states();
  }

  @Override
  public Optional<String> missing(List<Question.Occurrence> occurrences)
      throws InterruptedException {
    return new Occurrences(context).missing(occurrences);
  }

  @Override
  public boolean hasFairRun() throws InterruptedException {
    return context.fairRuns().breaking(Ltl.FALSE, new BitSet()).isPresent();
  }

  @Override
  public Decision decide(Question question) throws InterruptedException {
    ReachabilityAnalysis reachability = new ReachabilityAnalysis(context);
    return switch (question.property()) {
      case Property.Invariant p -> reachability.invariant(p);
      case Property.Reachable p -> reachability.reachable(p);
      case Property.AlwaysReachable p -> reachability.alwaysReachable(p);
      case Property.Temporal p -> temporal(p.formula());
      case Property.BoundedResponse p -> ResponseAnalysis.decide(context, p);
      case Property.Measure p -> MeasureAnalysis.decide(context, p);
      case Property.Recovery p -> RecoveryAnalysis.decide(context, p);
      case Property.NoDeadlock _ -> new DeadlockAnalysis(context).decide();
      case Property.TimeProgresses _ -> new TimeAnalysis(context).decide();
      case Property.NoError p -> noError(p.kind());
    };
  }

  private Decision temporal(Ltl formula) throws InterruptedException {
    return context
        .fairRuns()
        .breaking(formula, new BitSet())
        .map(context.traces::lasso)
        .map(trace -> Decision.violated(trace, "the formula is false of this run"))
        .orElseGet(Decision::holds);
  }

  private Decision noError(ErrorKind kind) {
    Optional<Integer> found = context.errors.first(kind);
    if (found.isEmpty()) {
      return Decision.holds();
    }
    int state = found.get();
    Graph graph = context.plain.graph();
    Path path =
        new Search(graph, _ -> true).toNode(graph.starts(), node -> node == state).orElseThrow();
    Trace trace = context.traces.finite(graph, path);
    return Decision.violated(trace, context.errors.message(context.plain, state));
  }
}
