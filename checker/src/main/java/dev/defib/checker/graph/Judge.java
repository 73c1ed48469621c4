package dev.defib.checker.graph;

import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import java.util.BitSet;
import java.util.Optional;

/**
 * Makes a verdict of what the analyses find. A violation with its run stands. Anything else needs a
 * system without errors, a graph that is complete (a goal that was reached excepted) and a property
 * that might have failed.
 */
final class Judge {
  private final Context context;
  private Optional<Boolean> fairRunExists = Optional.empty();

  Judge(Context context) {
    this.context = context;
  }

  Decision judge(Question question) throws InterruptedException {
    try {
      Decision found = find(question.property());
      return found.isViolated() ? found : unlessVacuous(question, found);
    } catch (LimitReached limit) {
      return Decision.of(limit.verdict());
    } catch (OutOfMemoryError _) {
      return Decision.of(
          new Verdict.Undecided(Verdict.Cause.MEMORY_LIMIT, "the memory of the process ran out"));
    }
  }

  /** Decides as far as errors and limits allow. */
  private Decision find(Property property) throws InterruptedException {
    Optional<Verdict.Undecided> limit = context.plain.limit();
    if (limit.isPresent() && !isSettledByOneRun(property)) {
      return Decision.of(context.errors.isEmpty() ? limit.get() : systemErrors());
    }
    Decision decision = decide(property);
    boolean witnessed = hasRun(decision.verdict());
    if (decision.isViolated() && (witnessed || limit.isEmpty())) {
      return decision;
    }
    if (!context.errors.isEmpty()) {
      return Decision.of(systemErrors());
    }
    return limit.isPresent() && !witnessed ? Decision.of(limit.get()) : decision;
  }

  private static Verdict.Undecided systemErrors() {
    return new Verdict.Undecided(Verdict.Cause.SYSTEM_ERRORS, "the system has errors");
  }

  private static boolean hasRun(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds holds -> holds.trace().isPresent();
      case Verdict.Violated violated -> violated.trace().isPresent();
      case Verdict.Vacuous _, Verdict.Undecided _ -> false;
    };
  }

  /** Whether a single finite run can settle it, whatever else the system does. */
  private static boolean isSettledByOneRun(Property property) {
    return switch (property) {
      case Property.Invariant _, Property.Reachable _, Property.NoError _ -> true;
      case Property.AlwaysReachable _,
          Property.Temporal _,
          Property.BoundedResponse _,
          Property.Recovery _,
          Property.NoDeadlock _,
          Property.TimeProgresses _ ->
          false;
    };
  }

  private Decision decide(Property property) throws InterruptedException {
    ReachabilityAnalysis reachability = new ReachabilityAnalysis(context);
    return switch (property) {
      case Property.Invariant p -> reachability.invariant(p);
      case Property.Reachable p -> reachability.reachable(p);
      case Property.AlwaysReachable p -> reachability.alwaysReachable(p);
      case Property.Temporal p -> temporal(p.formula());
      case Property.BoundedResponse p -> ResponseAnalysis.decide(context, p);
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

  private Decision unlessVacuous(Question question, Decision found) throws InterruptedException {
    if (found.verdict() instanceof Verdict.Undecided) {
      return found;
    }
    Optional<String> missing = new Occurrences(context).missing(question.occurrences());
    if (missing.isPresent() && context.plain.limit().isPresent()) {
      // What has not occurred so far may occur in the part that was not seen.
      return Decision.of(context.plain.limit().get());
    }
    if (missing.isEmpty() && context.plain.counts().states() == 0) {
      missing = Optional.of("the system cannot start");
    }
    if (missing.isEmpty() && isAboutFairRuns(question.property()) && !hasFairRun()) {
      missing = Optional.of("there is no fair run");
    }
    if (missing.isEmpty() && Vacuity.holdsOfAnySystem(question.property(), context.watch)) {
      missing = Optional.of("it would hold of any system");
    }
    return missing.map(reason -> Decision.of(new Verdict.Vacuous(reason))).orElse(found);
  }

  private static boolean isAboutFairRuns(Property property) {
    return switch (property) {
      case Property.Temporal _, Property.BoundedResponse _, Property.Recovery _ -> true;
      case Property.Invariant _,
          Property.Reachable _,
          Property.AlwaysReachable _,
          Property.NoDeadlock _,
          Property.TimeProgresses _,
          Property.NoError _ ->
          false;
    };
  }

  private boolean hasFairRun() throws InterruptedException {
    if (fairRunExists.isEmpty()) {
      fairRunExists = Optional.of(context.fairRuns().breaking(Ltl.FALSE, new BitSet()).isPresent());
    }
    return fairRunExists.get();
  }
}
