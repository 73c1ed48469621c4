package dev.defib.checker.sat.prove;

import dev.defib.checker.sat.aig.Aig;
import dev.defib.checker.sat.encode.Encoding;
import dev.defib.checker.sat.solve.Clausifier;
import dev.defib.checker.sat.solve.Decider;
import dev.defib.checker.sat.solve.SatSolver;
import dev.defib.checker.sat.solve.Solvers;
import java.util.function.Function;

/**
 * Checks proofs with solvers that had no part in finding them, on clauses made anew.
 *
 * <p>What is to be checked is that some functions cannot be true.
 */
final class ProofCheck {
  private final Solvers solvers;

  ProofCheck(Solvers solvers) {
    this.solvers = solvers;
  }

  /**
   * Whether an invariant is true initially, kept by every step, and excludes the target.
   *
   * @param known a function of the latches that was found inductive before
   * @param invariant another one, which may rest on that
   */
  boolean isInductive(Encoding encoding, Encoding.Target target, int known, int invariant)
      throws InterruptedException {
    Unrolling fromStart = new Unrolling(encoding, true);
    Unrolling steps = new Unrolling(encoding, false);
    Aig start = fromStart.aig();
    int startAllowed = fromStart.literal(0, encoding.startAllowed());
    int escapes = Aig.not(fromStart.literal(0, invariant));
    int before = steps.literal(0, encoding.aig().and(known, invariant));
    int after = steps.literal(1, invariant);
    return cannotBe(start, fromStart.literal(0, target.initial()))
        && cannotBe(start, startAllowed, escapes)
        && cannotBe(steps.aig(), before, Aig.not(after))
        && cannotBe(steps.aig(), before, steps.literal(0, target.latched()))
        && cannotBe(steps.aig(), before, steps.literal(0, target.stepped()));
  }

  /** Whether the functions of the graph exclude one another. */
  boolean cannotBe(Aig aig, int... functions) throws InterruptedException {
    for (Function<SatSolver.Interrupt, Decider> judge : solvers.judges()) {
      if (canBe(judge.apply(solvers.interrupt()), aig, functions)) {
        return false;
      }
    }
    return true;
  }

  private static boolean canBe(Decider solver, Aig aig, int... functions)
      throws InterruptedException {
    Clausifier clauses = new Clausifier(aig, solver);
    for (int literal : clauses.literals(functions)) {
      solver.addClause(literal);
    }
    return solver.solve();
  }
}
