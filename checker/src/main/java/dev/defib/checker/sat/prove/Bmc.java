package dev.defib.checker.sat.prove;

import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.sat.aig.Aig;
import dev.defib.checker.sat.encode.Encoding;
import dev.defib.checker.sat.solve.Clausifier;
import dev.defib.checker.sat.solve.SatSolver;
import dev.defib.checker.sat.solve.Solvers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Bounded model checking: asks for runs of 0 steps to the goal, of 1 step, and so on, so that the
 * run it finds is a shortest one. One solver serves all depths and goals.
 */
public final class Bmc implements Prover {
  private final Encoding encoding;
  private final int depthMax;
  private final Runs runs;
  private final Unrolling unrolling;
  private final SatSolver solver;
  private final Clausifier clauses;

  /**
   * Prepares the search.
   *
   * @param depthMax the most steps of a run
   */
  public Bmc(Encoding encoding, int depthMax, Solvers solvers) {
    this.encoding = encoding;
    this.depthMax = depthMax;
    this.runs = new Runs(new Interpreter(encoding.system()));
    this.unrolling = new Unrolling(encoding, true);
    this.solver = solvers.searcher();
    this.clauses = new Clausifier(unrolling.aig(), solver);
    solver.addClause(clauses.literal(unrolling.literal(0, encoding.startAllowed())));
  }

  @Override
  public Outcome decide(Goal goal) throws InterruptedException {
    for (int depth = 0; depth <= depthMax; depth++) {
      Optional<Trace> found = find(goal, depth);
      if (found.isPresent()) {
        return new Outcome.Reached(found.get());
      }
    }
    return new Outcome.Bounded(depthMax);
  }

  /** A run of so many steps that reaches the goal; there must be no shorter one. */
  Optional<Trace> find(Goal goal, int depth) throws InterruptedException {
    int bad = clauses.literal(reached(unrolling, goal.target(encoding), depth));
    if (!solver.solve(bad)) {
      // It cannot be, so the solver may as well know.
      solver.addClause(bad ^ 1);
      return Optional.empty();
    }
    return Optional.of(run(goal, depth));
  }

  /** Whether so many steps lead to the target. */
  static int reached(Unrolling unrolling, Encoding.Target target, int depth) {
    if (depth == 0) {
      return unrolling.literal(0, target.initial());
    }
    return target.isOfStates()
        ? unrolling.literal(depth, target.latched())
        : unrolling.literal(depth - 1, target.stepped());
  }

  private Trace run(Goal goal, int depth) {
    List<Encoding.Move> moves = new ArrayList<>();
    for (int frame = 0; frame < depth; frame++) {
      moves.add(encoding.move(inFrame(frame)));
    }
    return runs.to(goal, encoding.startResolution(inFrame(0)), moves);
  }

  /** The values that the solver found in a frame; what does not matter there is false. */
  private IntPredicate inFrame(int frame) {
    return literal -> {
      int image = unrolling.literal(frame, literal);
      return clauses.has(image) ? solver.isTrue(clauses.literal(image)) : Aig.isNegated(image);
    };
  }
}
