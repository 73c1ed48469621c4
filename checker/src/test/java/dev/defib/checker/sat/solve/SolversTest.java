package dev.defib.checker.sat.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.defib.checker.sat.aig.Aig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolversTest {
  private static final SatSolver.Interrupt NEVER = () -> {};
  private static final int VARIABLES = 10;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void decideAsEnumerationDoes(boolean ours) throws InterruptedException {
    int satisfiable = 0;
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      SatSolver solver = solver(ours);
      List<int[]> clauses = new ArrayList<>();
      for (int query = 0; query < 8; query++) {
        for (int i = 0; i < 7; i++) {
          int[] clause = literals(random, 1 + random.nextInt(4));
          clauses.add(clause);
          solver.addClause(clause);
        }
        int[] assumptions = literals(random, random.nextInt(4));
        boolean expected = canBe(clauses, assumptions);
        String where = "seed " + seed + ", query " + query;
        assertThat(solver.solve(assumptions)).as(where).isEqualTo(expected);
        if (expected) {
          satisfiable++;
          assertThat(clauses).as(where).allMatch(c -> Arrays.stream(c).anyMatch(solver::isTrue));
          assertThat(Arrays.stream(assumptions).allMatch(solver::isTrue)).as(where).isTrue();
        } else {
          assertThat(canBe(clauses, solver.failed())).as(where).isFalse();
          assertThat(boxed(solver.failed())).as(where).isSubsetOf(boxed(assumptions));
        }
      }
    }
    assertThat(satisfiable).isBetween(300, 2_000);
  }

  /** What holds for one query alone leaves no trace, whatever was learnt meanwhile. */
  @Test
  void aClauseForOneQueryIsForgotten() throws InterruptedException {
    int without = 0;
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      CdclSolver solver = (CdclSolver) solver(true);
      List<int[]> clauses = new ArrayList<>();
      for (int query = 0; query < 12; query++) {
        int[] clause = literals(random, 3);
        clauses.add(clause);
        solver.addClause(clause);
        int[] passing = literals(random, 1 + random.nextInt(3));
        int[] assumptions = literals(random, random.nextInt(4));
        solver.addForNextQuery(passing);
        List<int[]> all = new ArrayList<>(clauses);
        all.add(passing);
        assertThat(solver.solve(assumptions)).isEqualTo(canBe(all, assumptions));
        assertThat(boxed(solver.failed())).isSubsetOf(boxed(assumptions));
        boolean expected = canBe(clauses, assumptions);
        assertThat(solver.solve(assumptions)).as("seed " + seed).isEqualTo(expected);
        without += expected ? 1 : 0;
      }
    }
    assertThat(without).isGreaterThan(1_000);
  }

  /** Restricted to the cones of what is assumed, an answer is that of the whole formula. */
  @Test
  void aRestrictedQueryIsAnsweredAlike() throws InterruptedException {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Aig aig = new Aig();
      List<Integer> literals = new ArrayList<>();
      IntStream.range(0, 6).forEach(_ -> literals.add(aig.input()));
      while (literals.size() < 40) {
        int one = literals.get(random.nextInt(literals.size())) ^ random.nextInt(2);
        int other = literals.get(random.nextInt(literals.size())) ^ random.nextInt(2);
        literals.add(aig.and(one, other));
      }
      CdclSolver ours = new CdclSolver(NEVER);
      Clausifier numbered = Clausifier.numbered(aig, ours);
      literals.forEach(numbered::literal);
      Sat4jSolver theirs = new Sat4jSolver(NEVER);
      Clausifier clauses = new Clausifier(aig, theirs);
      for (int query = 0; query < 10; query++) {
        int[] functions =
            random
                .ints(3, 0, literals.size())
                .map(i -> literals.get(i) ^ random.nextInt(2))
                .toArray();
        Arrays.stream(functions).forEach(f -> ours.restrict(cone(aig, f)));
        assertThat(ours.solve(numbered.literals(functions)))
            .as("seed " + seed)
            .isEqualTo(theirs.solve(clauses.literals(functions)));
      }
    }
  }

  private static int[] cone(Aig aig, int literal) {
    int node = Aig.node(literal);
    return aig.isAnd(node)
        ? IntStream.concat(
                IntStream.of(node),
                IntStream.concat(
                    Arrays.stream(cone(aig, aig.left(node))),
                    Arrays.stream(cone(aig, aig.right(node)))))
            .toArray()
        : new int[] {node};
  }

  /** More pigeons than holes: a proof that takes thousands of conflicts. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void proveWhatIsHard(boolean ours) throws InterruptedException {
    assertThat(pigeons(ours, 7, NEVER).solve()).isFalse();
  }

  @Test
  void canBeInterrupted() {
    SatSolver solver =
        pigeons(
            true,
            11,
            () -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(solver::solve).isInstanceOf(InterruptedException.class);
  }

  private static SatSolver pigeons(boolean ours, int holes, SatSolver.Interrupt interrupt) {
    SatSolver solver = ours ? new CdclSolver(interrupt) : new Sat4jSolver(interrupt);
    int[][] sits = new int[holes + 1][holes];
    for (int[] row : sits) {
      Arrays.setAll(row, _ -> 2 * solver.newVariable());
      solver.addClause(row);
    }
    for (int hole = 0; hole < holes; hole++) {
      for (int one = 0; one <= holes; one++) {
        for (int other = 0; other < one; other++) {
          solver.addClause(sits[one][hole] ^ 1, sits[other][hole] ^ 1);
        }
      }
    }
    return solver;
  }

  private static SatSolver solver(boolean ours) {
    SatSolver solver = ours ? new CdclSolver(NEVER) : new Sat4jSolver(NEVER);
    IntStream.range(0, VARIABLES).forEach(_ -> solver.newVariable());
    return solver;
  }

  private static int[] literals(Random random, int count) {
    return random.ints(count, 0, 2 * VARIABLES).toArray();
  }

  private static List<Integer> boxed(int[] literals) {
    return Arrays.stream(literals).boxed().toList();
  }

  private static boolean canBe(List<int[]> clauses, int[] assumptions) {
    return IntStream.range(0, 1 << VARIABLES)
        .anyMatch(
            values ->
                Arrays.stream(assumptions).allMatch(l -> holds(l, values))
                    && clauses.stream()
                        .allMatch(c -> Arrays.stream(c).anyMatch(l -> holds(l, values))));
  }

  private static boolean holds(int literal, int values) {
    return (values >> (literal >> 1) & 1) != (literal & 1);
  }
}
