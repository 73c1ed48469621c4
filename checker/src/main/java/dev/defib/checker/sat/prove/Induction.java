package dev.defib.checker.sat.prove;

import dev.defib.checker.engine.Trace;
import dev.defib.checker.sat.aig.Aig;
import dev.defib.checker.sat.encode.Encoding;
import dev.defib.checker.sat.solve.Clausifier;
import dev.defib.checker.sat.solve.SatSolver;
import dev.defib.checker.sat.solve.Solvers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Induction over k steps: if no run of fewer than k steps reaches the goal, and no k steps in a
 * row, through states that all differ, lead to it for the first time, no run ever does. That two
 * states differ is demanded only once a solver found them the same.
 */
public final class Induction implements Prover {
  private final Encoding encoding;
  private final int depthMax;
  private final Solvers solvers;
  private final Bmc bmc;
  private final ProofCheck check;

  /**
   * Prepares the search.
   *
   * @param depthMax the most steps of a run, and of an induction
   */
  public Induction(Encoding encoding, int depthMax, Solvers solvers) {
    this.encoding = encoding;
    this.depthMax = depthMax;
    this.solvers = solvers;
    this.bmc = new Bmc(encoding, depthMax, solvers);
    this.check = new ProofCheck(solvers);
  }

  @Override
  public Outcome decide(Goal goal) throws InterruptedException {
    Path path = new Path(goal.target(encoding));
    for (int k = 0; k <= depthMax; k++) {
      Optional<Trace> found = bmc.find(goal, k);
      if (found.isPresent()) {
        return new Outcome.Reached(found.get());
      }
      if (path.excludes(k)) {
        boolean confirmed = path.isExcludedBy(check, k) && baseHolds(goal, k);
        return confirmed ? new Outcome.Unreachable(k) : new Outcome.Refuted();
      }
    }
    return new Outcome.Bounded(depthMax);
  }

  /** Whether the check finds no run to the goal of up to so many steps. */
  private boolean baseHolds(Goal goal, int depth) throws InterruptedException {
    Unrolling runs = new Unrolling(encoding, true);
    Encoding.Target target = goal.target(encoding);
    int[] reached =
        IntStream.rangeClosed(0, depth).map(t -> Bmc.reached(runs, target, t)).toArray();
    int allowed = runs.literal(0, encoding.startAllowed());
    return check.cannotBe(runs.aig(), allowed, runs.aig().or(reached));
  }

  /** Steps in a row from any state, of which only the last may reach the target. */
  private final class Path {
    private final Encoding.Target target;
    private final Unrolling steps = new Unrolling(encoding, false);
    private final SatSolver solver = solvers.searcher();
    private final Clausifier clauses = new Clausifier(steps.aig(), solver);

    /** What is demanded of the path so far, whatever its length. */
    private final List<Integer> demands = new ArrayList<>();

    Path(Encoding.Target target) {
      this.target = target;
    }

    /** Whether no path leads to the target with its step number k, for the first time. */
    boolean excludes(int k) throws InterruptedException {
      if (k > 0) {
        demand(Aig.not(reachedIn(k - 1)));
      }
      demand(steps.literal(k, encoding.valid()));
      while (solver.solve(clauses.literal(reachedIn(k)))) {
        if (!demandDifference(k)) {
          return false;
        }
      }
      return true;
    }

    /** Whether the state at the start of the frame, or the step from it, is the target. */
    private int reachedIn(int frame) {
      return steps.literal(frame, target.isOfStates() ? target.latched() : target.stepped());
    }

    private void demand(int literal) {
      demands.add(literal);
      solver.addClause(clauses.literal(literal));
    }

    /** Demands of frames that the solver found the same that they differ; false if none are. */
    private boolean demandDifference(int last) {
      List<Integer> differences = new ArrayList<>();
      for (int one = 0; one < last; one++) {
        for (int other = one + 1; other <= last; other++) {
          if (areSame(one, other)) {
            differences.add(steps.differ(one, other));
          }
        }
      }
      differences.forEach(this::demand);
      return !differences.isEmpty();
    }

    private boolean areSame(int one, int other) {
      int[] a = steps.state(one);
      int[] b = steps.state(other);
      return IntStream.range(0, a.length).allMatch(i -> isTrue(a[i]) == isTrue(b[i]));
    }

    private boolean isTrue(int literal) {
      return clauses.has(literal)
          ? solver.isTrue(clauses.literal(literal))
          : Aig.isNegated(literal);
    }

    boolean isExcludedBy(ProofCheck check, int k) throws InterruptedException {
      int[] all = IntStream.range(0, demands.size() + 1).toArray();
      for (int i = 0; i < demands.size(); i++) {
        all[i] = demands.get(i);
      }
      all[demands.size()] = reachedIn(k);
      return validityHolds(check) && check.cannotBe(steps.aig(), all);
    }

    /** Whether every reachable state has values of the variables' types, as the paths demand. */
    private boolean validityHolds(ProofCheck check) throws InterruptedException {
      Encoding.Target nothing = new Encoding.Target(Aig.FALSE, Aig.FALSE, Aig.FALSE);
      return check.isInductive(encoding, nothing, Aig.TRUE, encoding.valid());
    }
  }
}
