package dev.defib.checker.sat.solve;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes solvers for one purpose each: those that search, and those that judge what was proven,
 * which must have no part in the search.
 *
 * @param judges a proof counts only if each of them accepts it
 */
public record Solvers(
    SatSolver.Interrupt interrupt,
    Function<SatSolver.Interrupt, CdclSolver> searchers,
    List<Function<SatSolver.Interrupt, Decider>> judges) {
  public Solvers {
    judges = List.copyOf(judges);
  }

  /** Our own, judged by Sat4j. */
  public static Solvers ours(SatSolver.Interrupt interrupt) {
    return new Solvers(interrupt, CdclSolver::new, List.of(Sat4jSolver::new));
  }

  public CdclSolver searcher() {
    return searchers.apply(interrupt);
  }

  /** The same that ask another interrupt whether to go on. */
  public Solvers with(SatSolver.Interrupt other) {
    return new Solvers(other, searchers, judges);
  }

  /** The same, and a program as one more judge. */
  public Solvers withJudge(String program) {
    Function<SatSolver.Interrupt, Decider> judge = other -> new ProgramSolver(program, other);
    return new Solvers(
        interrupt, searchers, Stream.concat(judges.stream(), Stream.of(judge)).toList());
  }
}
