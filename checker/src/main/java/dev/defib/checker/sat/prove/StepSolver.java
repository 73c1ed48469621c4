package dev.defib.checker.sat.prove;

import dev.defib.checker.sat.aig.Aig;
import dev.defib.checker.sat.encode.Encoding;
import dev.defib.checker.sat.solve.CdclSolver;
import dev.defib.checker.sat.solve.Clausifier;
import dev.defib.checker.sat.solve.Solvers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Questions about one step from a set of states, which lemmas describe. A query costs no more than
 * the functions that it is about and the latches that lemmas mention.
 */
final class StepSolver {
  private final Encoding encoding;
  private final Cones cones;
  private final CdclSolver solver;
  private final Clausifier clauses;

  /** For each latch, as a node, its value after the step. */
  private final Map<Integer, Integer> next;

  /** The nodes that matter for every query, as their lemmas are about them. */
  private int[] always = new int[0];

  private final BitSet alwaysSet = new BitSet();
  private boolean alwaysIsStale;

  StepSolver(Encoding encoding, Cones cones, Solvers solvers) {
    this.encoding = encoding;
    this.cones = cones;
    this.solver = solvers.searcher();
    this.clauses = Clausifier.numbered(encoding.aig(), solver);
    this.next = next(encoding);
  }

  private static Map<Integer, Integer> next(Encoding encoding) {
    Map<Integer, Integer> next = new HashMap<>();
    int[] latches = encoding.latches();
    int[] after = encoding.nextLatches();
    for (int i = 0; i < latches.length; i++) {
      next.put(Aig.node(latches[i]), after[i]);
    }
    return next;
  }

  /** Restricts the states to those in which all slots have a value of their type. */
  void addValidity() {
    for (int slot = 0; slot < encoding.slots(); slot++) {
      int valid = encoding.valid(slot);
      if (valid != Aig.TRUE) {
        solver.addClause(clauses.literal(valid));
      }
    }
  }

  /** Restricts the states to the initial ones. */
  void addInitial() {
    int[] latches = encoding.latches();
    int[] start = encoding.initialLatches();
    addFact(encoding.startAllowed());
    for (int i = 0; i < latches.length; i++) {
      if (Aig.node(start[i]) == 0) {
        solver.addClause(clauses.literal(Aig.xorSign(latches[i], start[i] == Aig.FALSE)));
      } else {
        int latch = clauses.literal(latches[i]);
        int value = clauses.literal(start[i]);
        solver.addClause(latch, value ^ 1);
        solver.addClause(latch ^ 1, value);
        mention(cones.ofLatch(latches[i]));
        mention(cones.of(start[i]));
      }
    }
  }

  private void addFact(int literal) {
    solver.addClause(clauses.literal(literal));
    mention(cones.of(literal));
  }

  /** Excludes the states of a cube. */
  void exclude(Cube cube) {
    solver.addClause(clauses.literals(cube.negated()));
    for (int literal : cube.literals()) {
      mention(cones.ofLatch(literal));
    }
  }

  private void mention(int[] nodes) {
    for (int node : nodes) {
      if (!alwaysSet.get(node)) {
        alwaysSet.set(node);
        alwaysIsStale = true;
      }
    }
  }

  /** The value of a literal of a cube after the step. */
  int after(int literal) {
    Integer after = next.get(Aig.node(literal));
    if (after == null) {
      throw new IllegalArgumentException("no latch: " + literal);
    }
    return Aig.xorSign(after, Aig.isNegated(literal));
  }

  /** Whether a step leads from one of the states, but outside of the cube, into the cube. */
  boolean leadsInto(Cube cube) throws InterruptedException {
    solver.addForNextQuery(clauses.literals(cube.negated()));
    for (int literal : cube.literals()) {
      solver.restrict(cones.ofLatch(literal));
    }
    return canBe(afterStep(cube));
  }

  /** Whether a step leads from one of the states, be it in the cube, into the cube. */
  boolean leadsIntoFromInside(Cube cube) throws InterruptedException {
    return canBe(afterStep(cube));
  }

  int[] afterStep(Cube cube) {
    return Arrays.stream(cube.literals()).map(this::after).toArray();
  }

  /** Whether all of these functions can be true of one of the states and a step from it. */
  boolean canBe(int... functions) throws InterruptedException {
    int[] assumptions = clauses.literals(functions);
    if (alwaysIsStale) {
      always = alwaysSet.stream().toArray();
      alwaysIsStale = false;
    }
    solver.restrict(always);
    for (int function : functions) {
      solver.restrict(cones.of(function));
    }
    return solver.solve(assumptions);
  }

  /** Those literals of the cube that the solver needed to exclude that a step leads into it. */
  Cube needed(Cube cube) {
    BitSet failed = failed();
    return cube.filter(literal -> failed.get(clauses.literal(after(literal))));
  }

  private BitSet failed() {
    BitSet failed = new BitSet();
    Arrays.stream(solver.failed()).forEach(failed::set);
    return failed;
  }

  /** The part of the state that the last query assigned. */
  Cube state() {
    return Cube.of(assigned(encoding.latches()));
  }

  /** The part of the inputs that the last query assigned. */
  int[] inputs() {
    return assigned(encoding.stepInputs());
  }

  private int[] assigned(int[] inputs) {
    return Arrays.stream(inputs)
        .filter(input -> clauses.has(input) && solver.isAssigned(input))
        .map(input -> Aig.xorSign(input, !solver.isTrue(input)))
        .toArray();
  }

  /** The values that the last query found. */
  IntPredicate values() {
    return literal -> clauses.has(literal) && solver.isTrue(literal);
  }

  /**
   * A part of a state from which the inputs lead, whatever the rest of the state is, to where all
   * functions are true. Such a solver must know no lemmas.
   */
  Cube lift(Cube state, int[] inputs, int[] functions) throws InterruptedException {
    int[] negated = Arrays.stream(functions).map(Aig::not).toArray();
    solver.addForNextQuery(clauses.literals(negated));
    for (int function : functions) {
      solver.restrict(cones.of(function));
    }
    BitSet relevant = new BitSet();
    Arrays.stream(functions).forEach(f -> Arrays.stream(cones.of(f)).forEach(relevant::set));
    int[] assumptions =
        IntStream.concat(Arrays.stream(inputs), Arrays.stream(state.literals()))
            .filter(literal -> relevant.get(Aig.node(literal)))
            .toArray();
    if (solver.solve(clauses.literals(assumptions))) {
      throw new IllegalStateException("a step does not lead where it led");
    }
    BitSet failed = failed();
    return state.filter(failed::get);
  }
}
