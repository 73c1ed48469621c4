package dev.defib.checker.evidence.verify;

import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.TimeoutException;

/**
 * Sat4j in its Glucose configuration: other restarts, other learning and forgetting than in the one
 * by which engines check what they prove.
 */
public final class GlucoseSolver implements Solver {
  @Override
  public boolean isSatisfiable(Cnf formula, int... literals)
      throws InterruptedException, UnavailableException {
    ISolver solver = SolverFactory.newGlucose21();
    solver.newVar(formula.variables());
    solver.setTimeoutOnConflicts(Integer.MAX_VALUE);
    try {
      for (int[] clause : formula.clauses()) {
        solver.addClause(new VecInt(clause.clone()));
      }
      for (int literal : literals) {
        solver.addClause(new VecInt(new int[] {literal}));
      }
      return solver.isSatisfiable();
    } catch (ContradictionException _) {
      return false;
    } catch (TimeoutException _) {
      throw new UnavailableException("Sat4j came to no end");
    }
  }
}
