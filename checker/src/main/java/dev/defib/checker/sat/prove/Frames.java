package dev.defib.checker.sat.prove;

import dev.defib.checker.sat.encode.Encoding;
import dev.defib.checker.sat.solve.Solvers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For each number of steps a set of states that has all states reachable in at most so many: the
 * initial states for 0, and for more what lemmas describe, each set within the next one.
 *
 * <p>A lemma, the exclusion of a cube, is kept at the greatest level at which it is known; it is
 * one of all levels below, 0 apart.
 */
final class Frames {
  private final Encoding encoding;
  private final Cones cones;
  private final List<Cube> invariant;
  private final Solvers solvers;
  private final List<StepSolver> frames = new ArrayList<>();
  private final List<List<Cube>> lemmas = new ArrayList<>();

  /**
   * Begins with the initial states.
   *
   * @param invariant cubes of which no state is reachable, as is proven
   */
  Frames(Encoding encoding, Cones cones, List<Cube> invariant, Solvers solvers) {
    this.encoding = encoding;
    this.cones = cones;
    this.invariant = invariant;
    this.solvers = solvers;
    StepSolver initial = new StepSolver(encoding, cones, solvers);
    initial.addInitial();
    frames.add(initial);
    lemmas.add(new ArrayList<>());
  }

  /** The greatest level. */
  int last() {
    return frames.size() - 1;
  }

  /** Adds a level, of all states as far as nothing is known. */
  void open() {
    StepSolver solver = new StepSolver(encoding, cones, solvers);
    solver.addValidity();
    invariant.forEach(solver::exclude);
    frames.add(solver);
    lemmas.add(new ArrayList<>());
  }

  StepSolver at(int level) {
    return frames.get(level);
  }

  /** The lemmas whose greatest level this is. */
  List<Cube> lemmas(int level) {
    return List.copyOf(lemmas.get(level));
  }

  /** The lemmas of this level and all above. */
  List<Cube> lemmasFrom(int level) {
    return IntStream.rangeClosed(level, last())
        .mapToObj(lemmas::get)
        .flatMap(List::stream)
        .toList();
  }

  /** Whether a lemma of the level excludes the cube. */
  boolean excludes(int level, Cube cube) {
    return IntStream.rangeClosed(level, last())
        .anyMatch(i -> lemmas.get(i).stream().anyMatch(lemma -> lemma.includes(cube)));
  }

  /** Excludes a cube at all levels from 1 to this one. */
  void exclude(Cube cube, int level) {
    int known = 1;
    for (int i = 1; i <= level; i++) {
      if (lemmas.get(i).removeIf(lemma -> lemma == cube)) {
        known = i + 1;
      }
      lemmas.get(i).removeIf(cube::includes);
    }
    lemmas.get(level).add(cube);
    for (int i = known; i <= level; i++) {
      frames.get(i).exclude(cube);
    }
  }
}
