package dev.defib.checker.sat;

import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.graph.Decision;
import dev.defib.checker.graph.Findings;
import dev.defib.checker.invariant.Clause;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.ErrorEnds;
import dev.defib.checker.property.Property;
import dev.defib.checker.sat.prove.Goal;
import dev.defib.checker.sat.prove.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What searches found out about one question: whether runs lead to its goal, to an error, and to
 * what must occur for the answer to mean anything. Only what the answer depends on is searched for.
 */
final class SatFindings implements Findings {
  private final Property.OfOneRun property;
  private final List<Question.Occurrence> occurrences;
  private final Searches searches;

  SatFindings(
      Property.OfOneRun property, List<Question.Occurrence> occurrences, Searches searches) {
    this.property = property;
    this.occurrences = occurrences;
    this.searches = searches;
  }

  /** Why one of the searches is open on which the answer depends. */
  @Override
  public Optional<Verdict.Undecided> limit() throws InterruptedException {
    Optional<Verdict.Undecided> limit = open(goal());
    if (limit.isPresent() || isViolated()) {
      return limit;
    }
    for (Goal error : errors()) {
      limit = open(error);
      if (limit.isPresent() || isReached(error)) {
        return limit;
      }
    }
    for (Question.Occurrence occurrence : occurrences) {
      limit = open(goal(occurrence));
      if (limit.isPresent() || !isReached(goal(occurrence))) {
        return limit;
      }
    }
    return open(start());
  }

  private boolean isViolated() throws InterruptedException {
    return isReached(goal()) != property instanceof Property.Reachable;
  }

  @Override
  public boolean hasErrors() throws InterruptedException {
    for (Goal error : errors()) {
      if (isReached(error)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long states() throws InterruptedException {
    return isReached(start()) ? 1 : 0;
  }

  @Override
  public Optional<String> missing(List<Question.Occurrence> occurrences)
      throws InterruptedException {
    for (Question.Occurrence occurrence : occurrences) {
      if (!isReached(goal(occurrence))) {
        return Optional.of(occurrence.otherwise());
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean hasFairRun() {
    throw new IllegalStateException("nothing about fair runs is settled by one run");
  }

  @Override
  public Decision decide(Question asked) throws InterruptedException {
    Searches.Result result = searches.search(goal());
    return switch (result) {
      case Searches.Result.Open open -> Decision.of(open.why());
      case Searches.Result.Found(Outcome.Reached reached) -> Decision.of(reached(reached.trace()));
      case Searches.Result.Found(Outcome.Unreachable proof) ->
          Decision.of(unreachable(evidence(proof)));
      case Searches.Result.Found(var open) -> throw new IllegalStateException(open.toString());
    };
  }

  private Verdict reached(Trace trace) {
    Verdict.Evidence finite = new Verdict.Evidence.Finite();
    return switch (property) {
      case Property.Reachable _ -> new Verdict.Holds(finite, Optional.of(trace));
      case Property.NoError _ ->
          new Verdict.Violated(finite, Optional.of(trace), errorAtEnd(trace));
      case Property.Invariant _ ->
          new Verdict.Violated(
              finite, Optional.of(trace), "the invariant is false at the end of the run");
    };
  }

  private Verdict.Evidence evidence(Outcome.Unreachable proof) throws InterruptedException {
    Optional<List<Clause>> invariant = searches.invariant();
    return invariant.isPresent()
        ? new Verdict.Evidence.Invariant(invariant.get())
        : new Verdict.Evidence.Inductive(longest(proof));
  }

  /** The longest induction of those by which the goal and the errors are unreachable. */
  private int longest(Outcome.Unreachable ofGoal) throws InterruptedException {
    int steps = ofGoal.k();
    for (Goal error : errors()) {
      if (searches.search(error) instanceof Searches.Result.Found(Outcome.Unreachable proof)) {
        steps = Math.max(steps, proof.k());
      }
    }
    return steps;
  }

  private Verdict unreachable(Verdict.Evidence proof) {
    return property instanceof Property.Reachable
        ? new Verdict.Violated(proof, Optional.empty(), "no run ever reaches the goal")
        : new Verdict.Holds(proof, Optional.empty());
  }

  private String errorAtEnd(Trace trace) {
    TransitionSystem system = searches.system();
    long error = trace.last().value(ErrorEnds.variable(system).orElseThrow().offset());
    return system.errors().get(Math.toIntExact(error - 1)).message();
  }

  private boolean isReached(Goal goal) throws InterruptedException {
    return searches.search(goal) instanceof Searches.Result.Found(Outcome.Reached _);
  }

  private Optional<Verdict.Undecided> open(Goal goal) throws InterruptedException {
    return searches.search(goal) instanceof Searches.Result.Open(var why)
        ? Optional.of(why)
        : Optional.empty();
  }

  private Goal goal() {
    return Goal.state(property.goal(searches.system()));
  }

  private static Goal goal(Question.Occurrence occurrence) {
    return new Goal(
        occurrence.steps(), occurrence.steps().isEmpty() ? occurrence.condition() : Term.TRUE);
  }

  private List<Goal> errors() {
    TransitionSystem system = searches.system();
    return searches.provesApart()
        ? ErrorEnds.each(system).stream().map(Goal::state).toList()
        : List.of(Goal.state(ErrorEnds.any(system)));
  }

  /** Reached by every run. */
  private static Goal start() {
    return Goal.state(Term.TRUE);
  }
}
