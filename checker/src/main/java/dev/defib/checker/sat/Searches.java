package dev.defib.checker.sat;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.graph.LimitReached;
import dev.defib.checker.graph.StateGraph;
import dev.defib.checker.graph.Watch;
import dev.defib.checker.invariant.Clause;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.sat.encode.Encoding;
import dev.defib.checker.sat.monitor.Sought;
import dev.defib.checker.sat.monitor.Watched;
import dev.defib.checker.sat.prove.Goal;
import dev.defib.checker.sat.prove.LoopSearch;
import dev.defib.checker.sat.prove.Outcome;
import dev.defib.checker.sat.prove.Prover;
import dev.defib.checker.sat.solve.SolverFailedException;
import dev.defib.checker.sat.solve.Solvers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** The searches in one system, each goal searched for once. */
final class Searches {
  private static final Verdict.Undecided REFUTED =
      new Verdict.Undecided(
          Verdict.Cause.ENGINE, "a second solver does not accept the proof that was found");

  private final Problem problem;
  private final Method method;
  private final Progress progress;
  private final long deadline;
  private final boolean isTimed;
  private final int depthMax;
  private final Solvers solvers;
  private final Prover prover;
  private final Map<Goal, Result> results = new HashMap<>();
  private final Map<Sought, Result> soughtResults = new HashMap<>();
  private Watch watch;
  private String doing = "";
  private int depth;
  private BooleanSupplier isWanted = () -> true;

  /** Nobody wants to know the answer any more. */
  static final class UnwantedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnwantedException() {
      super(null, null, false, false);
    }
  }

  /** What a search came to. */
  sealed interface Result {
    record Found(Outcome outcome) implements Result {}

    record Open(Verdict.Undecided why) implements Result {}
  }

  Searches(
      Problem problem,
      Method method,
      UnaryOperator<Solvers> solvers,
      Budget budget,
      Progress progress) {
    this.problem = problem;
    this.method = method;
    this.progress = progress;
    this.isTimed = budget.nanosMax() != Long.MAX_VALUE;
    this.deadline = System.nanoTime() + (isTimed ? budget.nanosMax() : 0);
    this.watch = new Watch(budget);
    this.depthMax = method.depthMax(budget);
    this.solvers = solvers.apply(Solvers.ours(this::poll));
    this.prover = method.prover(new Encoding(problem.system()), depthMax, this.solvers);
  }

  private void poll() throws InterruptedException {
    progress.report(doing, 0, 0, depth);
    watch.look();
    if (!isWanted.getAsBoolean()) {
      throw new UnwantedException();
    }
  }

  /**
   * Turns to a question, which may take its share of the time that is left.
   *
   * @param wanted whether anybody still wants the answer
   */
  void begin(Question question, int questionsLeft, BooleanSupplier wanted) {
    isWanted = wanted;
    doing = "deciding " + question.name() + " by " + method.engineName();
    if (isTimed) {
      long left = Math.max(0, deadline - System.nanoTime());
      watch = new Watch(Budget.UNLIMITED.withNanosMax(left / questionsLeft));
    }
  }

  /**
   * Whether several goals, in each of which few machines have a part, are easier one by one than
   * all at once.
   */
  boolean provesApart() {
    return method == Method.IC3;
  }

  TransitionSystem system() {
    return problem.system();
  }

  /** What is known of the states: no more than how far a run leads that was found. */
  StateGraph.Counts counts() {
    return new StateGraph.Counts(0, 0, depth);
  }

  /** The clauses that the proofs so far rest on, if they do. */
  Optional<List<Clause>> invariant() {
    return prover.invariant();
  }

  Result search(Goal goal) throws InterruptedException {
    Result known = results.get(goal);
    if (known == null) {
      known = result(() -> prover.decide(goal));
      results.put(goal, known);
    }
    return known;
  }

  /** Looks for a run that monitors recognize. */
  Result search(Sought sought) throws InterruptedException {
    Result known = soughtResults.get(sought);
    if (known == null) {
      known = result(() -> outcome(sought));
      soughtResults.put(sought, known);
    }
    return known;
  }

  private Outcome outcome(Sought sought) throws InterruptedException {
    if (sought instanceof Sought.Loop loop && method == Method.IC3) {
      return new LoopSearch(system(), depthMax, solvers).decide(loop);
    }
    Watched watched = sought.in(system());
    Prover ofWatched = method.prover(new Encoding(watched.system()), depthMax, solvers);
    Outcome outcome = ofWatched.decide(Goal.state(watched.goal()));
    return outcome instanceof Outcome.Reached(Trace trace)
        ? new Outcome.Reached(watched.run(trace))
        : outcome;
  }

  /** Something that may take too long. */
  @FunctionalInterface
  private interface Search {
    Outcome run() throws InterruptedException;
  }

  private Result result(Search search) throws InterruptedException {
    try {
      Outcome outcome = search.run();
      return switch (outcome) {
        case Outcome.Reached reached -> {
          Trace run = reached.trace();
          depth = Math.max(depth, run.stem().size() + run.loop().size());
          yield new Result.Found(reached);
        }
        case Outcome.Unreachable _ -> new Result.Found(outcome);
        case Outcome.Bounded bounded ->
            new Result.Open(LimitReached.ofDepth(bounded.depth()).verdict());
        case Outcome.Refuted _ -> new Result.Open(REFUTED);
      };
    } catch (LimitReached limit) {
      return new Result.Open(limit.verdict());
    } catch (SolverFailedException e) {
      String why = "the solver " + e.getMessage();
      return new Result.Open(new Verdict.Undecided(Verdict.Cause.ENGINE, why));
    }
  }
}
