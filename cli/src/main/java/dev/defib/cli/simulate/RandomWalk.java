package dev.defib.cli.simulate;

import dev.defib.checker.interpret.Interpreter;
import java.util.List;
import java.util.Random;

/** Walks at random, every step with the same chance; the same seed gives the same walk. */
public final class RandomWalk {
  private RandomWalk() {}

  /**
   * Walks until nothing more can happen, at most {@code steps} steps.
   *
   * @param starts the ways to start, at least one
   */
  public static Walk walk(
      Interpreter interpreter, List<Interpreter.Start> starts, long seed, int steps) {
    var random = new Random(seed);
    var walk = new Walk(interpreter, starts.get(random.nextInt(starts.size())));
    for (int i = 0; i < steps && !walk.options().isEmpty(); i++) {
      walk.take(random.nextInt(walk.options().size()));
    }
    return walk;
  }
}
