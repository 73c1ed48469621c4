package dev.defib.checker.sat.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.IVecInt;
import org.sat4j.specs.TimeoutException;

/**
 * Sat4j behind the interface, in its plain MiniSat configuration, for few queries: each is put to a
 * new instance, as instances do not take variables that are added after a query.
 *
 * <p>Its factory also offers {@code newBest17}, which was seen to find satisfiable formulas
 * unsatisfiable: never use it.
 */
public final class Sat4jSolver implements SatSolver {
  /** So often a solver is stopped to ask whether it shall go on. */
  private static final int CONFLICTS_PER_POLL = 2_000;

  private final Interrupt interrupt;
  private final List<int[]> clauses = new ArrayList<>();
  private final BitSet model = new BitSet();
  private int variables;
  private int[] failed = {};

  public Sat4jSolver(Interrupt interrupt) {
    this.interrupt = interrupt;
  }

  @Override
  public int newVariable() {
    return variables++;
  }

  @Override
  public void addClause(int... literals) {
    clauses.add(literals.clone());
  }

  /** Sat4j's literals: variables from 1, negative if negated. */
  private static IVecInt clause(int... literals) {
    return new VecInt(Arrays.stream(literals).map(Sat4jSolver::theirs).toArray());
  }

  private static int theirs(int literal) {
    int variable = (literal >> 1) + 1;
    return (literal & 1) == 0 ? variable : -variable;
  }

  @Override
  public boolean solve(int... assumptions) throws InterruptedException {
    model.clear();
    failed = new int[0];
    ISolver solver = SolverFactory.newDefaultMS21PhaseSaving();
    boolean satisfiable = fill(solver, assumptions) && solve(solver);
    if (satisfiable) {
      Arrays.stream(solver.model()).filter(l -> l > 0).forEach(l -> model.set(l - 1));
    } else {
      failed = assumptions.clone();
    }
    return satisfiable;
  }

  /** Whether the clauses do not contradict one another at once. */
  private boolean fill(ISolver solver, int[] assumptions) {
    solver.newVar(variables);
    try {
      for (int[] clause : clauses) {
        solver.addClause(clause(clause));
      }
      for (int assumption : assumptions) {
        solver.addClause(clause(assumption));
      }
      return true;
    } catch (ContradictionException _) {
      return false;
    }
  }

  private boolean solve(ISolver solver) throws InterruptedException {
    solver.setTimeoutOnConflicts(CONFLICTS_PER_POLL);
    solver.setKeepSolverHot(true);
    while (true) {
      interrupt.poll();
      try {
        return solver.isSatisfiable();
      } catch (TimeoutException _) {
        // It keeps what it has learnt, so that the next call goes on from there.
      }
    }
  }

  @Override
  public boolean isTrue(int literal) {
    return model.get(literal >> 1) == ((literal & 1) == 0);
  }

  @Override
  public int[] failed() {
    return failed.clone();
  }
}
