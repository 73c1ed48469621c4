package dev.defib.checker.sat;

import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.graph.Findings;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.ErrorEnds;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.sat.monitor.Sought;
import dev.defib.checker.sat.prove.Goal;
import dev.defib.checker.sat.prove.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What searches found out about one question: whether its property is violated, whether runs lead
 * to an error, and to what must occur for the answer to mean anything. Only what the answer depends
 * on is searched for.
 */
abstract class SatFindings implements Findings {
  private static final Sought FAIR_RUN = new Sought.Breaking(Ltl.FALSE, Set.of());

  final Searches searches;
  private final Question question;

  SatFindings(Question question, Searches searches) {
    this.question = question;
    this.searches = searches;
  }

  /** Why the searches for what violates the property, or satisfies it, are open. */
  abstract Optional<Verdict.Undecided> openClaim() throws InterruptedException;

  /** Whether the property is violated; asked if the claim is not open. */
  abstract boolean isViolated() throws InterruptedException;

  /** Why one of the searches is open on which the answer depends. */
  @Override
  public Optional<Verdict.Undecided> limit() throws InterruptedException {
    Optional<Verdict.Undecided> limit = openClaim();
    if (limit.isPresent() || isViolated()) {
      return limit;
    }
    for (Goal error : errors()) {
      limit = open(error);
      if (limit.isPresent() || isReached(error)) {
        return limit;
      }
    }
    for (Question.Occurrence occurrence : question.occurrences()) {
      limit = open(goal(occurrence));
      if (limit.isPresent() || !isReached(goal(occurrence))) {
        return limit;
      }
    }
    limit = open(start());
    return limit.isPresent() || !question.property().isAboutFairRuns()
        ? limit
        : why(searches.search(FAIR_RUN));
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
  public boolean hasFairRun() throws InterruptedException {
    return isReached(searches.search(FAIR_RUN));
  }

  boolean isReached(Goal goal) throws InterruptedException {
    return isReached(searches.search(goal));
  }

  private static boolean isReached(Searches.Result result) {
    return result instanceof Searches.Result.Found(Outcome.Reached _);
  }

  Optional<Verdict.Undecided> open(Goal goal) throws InterruptedException {
    return why(searches.search(goal));
  }

  private static Optional<Verdict.Undecided> why(Searches.Result result) {
    return result instanceof Searches.Result.Open(var why) ? Optional.of(why) : Optional.empty();
  }

  private static Goal goal(Question.Occurrence occurrence) {
    return new Goal(
        occurrence.steps(), occurrence.steps().isEmpty() ? occurrence.condition() : Term.TRUE);
  }

  List<Goal> errors() {
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
