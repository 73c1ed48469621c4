package dev.defib.checker.sat;

import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.graph.Decision;
import dev.defib.checker.invariant.Clause;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.ErrorEnds;
import dev.defib.checker.property.Property;
import dev.defib.checker.sat.prove.Goal;
import dev.defib.checker.sat.prove.Outcome;
import java.util.List;
import java.util.Optional;

/** What searches found out about a property that a single run to its goal settles. */
final class OneRunFindings extends SatFindings {
  private final Property.OfOneRun property;

  OneRunFindings(Property.OfOneRun property, Question question, Searches searches) {
    super(question, searches);
    this.property = property;
  }

  @Override
  Optional<Verdict.Undecided> openClaim() throws InterruptedException {
    return open(goal());
  }

  @Override
  boolean isViolated() throws InterruptedException {
    return isReached(goal()) != property instanceof Property.Reachable;
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

  private Goal goal() {
    return Goal.state(property.goal(searches.system()));
  }
}
