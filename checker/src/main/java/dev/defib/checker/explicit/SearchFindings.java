package dev.defib.checker.explicit;

import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.code.Probe;
import dev.defib.checker.graph.Decision;
import dev.defib.checker.graph.Findings;
import dev.defib.checker.graph.StateGraph;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.ErrorEnds;
import dev.defib.checker.property.Property;
import java.util.List;
import java.util.Optional;

/** What a breadth-first search found, of properties that single states or steps settle. */
final class SearchFindings implements Findings {
  private final TransitionSystem system;
  private final Probes probes;
  private final Hits hits;
  private final StateGraph.Counts counts;
  private final Optional<Verdict.Undecided> limit;
  private final TraceFinder traces;

  SearchFindings(
      TransitionSystem system,
      Probes probes,
      Hits hits,
      StateGraph.Counts counts,
      Optional<Verdict.Undecided> limit,
      TraceFinder traces) {
    this.system = system;
    this.probes = probes;
    this.hits = hits;
    this.counts = counts;
    this.limit = limit;
    this.traces = traces;
  }

  @Override
  public Optional<Verdict.Undecided> limit() {
    return limit;
  }

  @Override
  public boolean hasErrors() {
    return isHit(probes.anyError());
  }

  @Override
  public long states() {
    return counts.states();
  }

  @Override
  public Decision decide(Question question) throws InterruptedException {
    if (!(question.property() instanceof Property.OfOneRun property)) {
      throw new IllegalArgumentException("no single state settles " + question.property());
    }
    Probe goal = Probe.of(property.goal(system));
    return isHit(goal) ? hit(property, goal, question.traced()) : Decision.of(missed(property));
  }

  private Decision hit(Property.OfOneRun property, Probe goal, boolean traced)
      throws InterruptedException {
    return switch (property) {
      case Property.Reachable _ ->
          Decision.of(
              new Verdict.Holds(
                  new Verdict.Evidence.Finite(),
                  traced ? Optional.of(trace(goal)) : Optional.empty()));
      case Property.Invariant _ ->
          Decision.violated(trace(goal), "the invariant is false at the end of the run");
      case Property.NoError _ -> {
        Trace run = trace(goal);
        yield Decision.violated(run, message(run));
      }
    };
  }

  private static Verdict missed(Property.OfOneRun property) {
    var exhaustive = new Verdict.Evidence.Exhaustive();
    return switch (property) {
      case Property.Reachable _ ->
          new Verdict.Violated(exhaustive, Optional.empty(), "no run ever reaches the goal");
      case Property.Invariant _, Property.NoError _ ->
          new Verdict.Holds(exhaustive, Optional.empty());
    };
  }

  private boolean isHit(Probe probe) {
    return hits.has(probes.numberOf(probe));
  }

  private Trace trace(Probe probe) throws InterruptedException {
    return traces.to(probe, hits.level(probes.numberOf(probe)));
  }

  private String message(Trace run) {
    Variable error = ErrorEnds.variable(system).orElseThrow();
    long number = run.last().value(error.offset());
    return system.errors().get((int) number - 1).message();
  }

  @Override
  public Optional<String> missing(List<Question.Occurrence> occurrences) {
    return occurrences.stream()
        .filter(occurrence -> !isHit(Probes.occurrence(occurrence)))
        .map(Question.Occurrence::otherwise)
        .findFirst();
  }

  @Override
  public boolean hasFairRun() {
    throw new IllegalStateException("nothing about fair runs is settled by single states");
  }
}
