package dev.defib.checker.sat.prove;

import dev.defib.checker.sat.aig.Aig;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes of a cube that no step leads into from a frame a larger set of states of which that is true
 * as well, by leaving out literals.
 *
 * <p>Where a state of the frame stands in the way, it is tried whether that state can be excluded
 * itself (Hassan, Bradley, Somenzi: Better generalization in IC3, 2013).
 */
final class Generalization {
  private static final int OBSTACLES_MAX = 3;
  private static final int NESTING_MAX = 1;

  private final Frames frames;
  private final InitialStates initial;
  private final StepSolver lifting;

  /** For each latch, as a node, how many lemmas mention it. */
  private final Map<Integer, Integer> uses = new HashMap<>();

  Generalization(Frames frames, InitialStates initial, StepSolver lifting) {
    this.frames = frames;
    this.initial = initial;
    this.lifting = lifting;
  }

  /** Larger than the cube, which the frame below the level was just found not to lead into. */
  Cube of(Cube cube, int level) throws InterruptedException {
    Cube result = shrink(core(cube, level), level, 0);
    for (int literal : result.literals()) {
      uses.merge(Aig.node(literal), 1, Integer::sum);
    }
    return result;
  }

  /** What the last query needed of the cube, or so much more that no initial state is in it. */
  private Cube core(Cube cube, int level) throws InterruptedException {
    Cube needed = frames.at(level - 1).needed(cube);
    if (!initial.has(needed)) {
      return needed;
    }
    for (int literal : cube.literals()) {
      if (initial.neverHas(literal)) {
        return cube.filter(other -> other == literal || needed.has(other));
      }
    }
    return cube;
  }

  private Cube shrink(Cube cube, int level, int nesting) throws InterruptedException {
    Cube result = cube;
    for (int literal : byUse(cube)) {
      if (result.size() > 1 && result.has(literal)) {
        Optional<Cube> smaller = attempt(result.without(literal), level, nesting);
        if (smaller.isPresent()) {
          result = smaller.get();
        }
      }
    }
    return result;
  }

  /** The literals of latches that few lemmas mention first. */
  private List<Integer> byUse(Cube cube) {
    return Arrays.stream(cube.literals())
        .boxed()
        .sorted(Comparator.comparingInt(literal -> uses.getOrDefault(Aig.node(literal), 0)))
        .toList();
  }

  /** The cube, or a larger one, if no step leads into it. */
  private Optional<Cube> attempt(Cube cube, int level, int nesting) throws InterruptedException {
    int obstacles = 0;
    while (!initial.has(cube)) {
      StepSolver below = frames.at(level - 1);
      if (!below.leadsInto(cube)) {
        return Optional.of(core(cube, level));
      }
      if (nesting >= NESTING_MAX || level < 2 || ++obstacles > OBSTACLES_MAX) {
        return Optional.empty();
      }
      Cube state = lifting.lift(below.state(), below.inputs(), below.afterStep(cube));
      if (!removeObstacle(state, level - 1, nesting)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Excludes states from a level and those above, as far as no step leads into it. */
  private boolean removeObstacle(Cube state, int level, int nesting) throws InterruptedException {
    if (initial.has(state) || frames.at(level - 1).leadsInto(state)) {
      return false;
    }
    Cube core = core(state, level);
    int reached = level;
    while (reached < frames.last() && !frames.at(reached).leadsInto(core)) {
      reached++;
    }
    frames.exclude(shrink(core, reached, nesting + 1), reached);
    return true;
  }
}
