package dev.defib.checker.sat.prove;

import dev.defib.checker.sat.aig.Aig;
import dev.defib.checker.sat.encode.Encoding;
import dev.defib.checker.sat.solve.Clausifier;
import dev.defib.checker.sat.solve.SatSolver;
import dev.defib.checker.sat.solve.Solvers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which cubes have an initial state. */
final class InitialStates {
  private final Encoding encoding;
  private final SatSolver solver;
  private final Clausifier clauses;

  /** For each latch, as a node, its initial value: a function of the initial choices. */
  private final Map<Integer, Integer> initial = new HashMap<>();

  InitialStates(Encoding encoding, Solvers solvers) {
    this.encoding = encoding;
    this.solver = solvers.searcher();
    this.clauses = new Clausifier(encoding.aig(), solver);
    int[] latches = encoding.latches();
    int[] values = encoding.initialLatches();
    for (int i = 0; i < latches.length; i++) {
      initial.put(Aig.node(latches[i]), values[i]);
    }
    solver.addClause(clauses.literal(encoding.startAllowed()));
  }

  /** Whether the literal of a latch is false in all initial states, whatever is chosen. */
  boolean neverHas(int literal) {
    return initially(literal) == Aig.FALSE;
  }

  private int initially(int literal) {
    Integer value = initial.get(Aig.node(literal));
    if (value == null) {
      throw new IllegalArgumentException("no latch: " + literal);
    }
    return Aig.xorSign(value, Aig.isNegated(literal));
  }

  boolean has(Cube cube) throws InterruptedException {
    int[] literals = cube.literals();
    return Arrays.stream(literals).noneMatch(this::neverHas)
        && solver.solve(
            Arrays.stream(literals)
                .map(this::initially)
                .filter(literal -> literal != Aig.TRUE)
                .map(clauses::literal)
                .toArray());
  }

  /** The initial choices that lead into the cube, which must have an initial state. */
  List<Long> choices(Cube cube) throws InterruptedException {
    if (!has(cube)) {
      throw new IllegalArgumentException("a cube without an initial state");
    }
    return encoding.startResolution(
        literal -> clauses.has(literal) && solver.isTrue(clauses.literal(literal)));
  }
}
