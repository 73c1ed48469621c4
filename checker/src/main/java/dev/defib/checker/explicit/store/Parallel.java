package dev.defib.checker.explicit.store;

import java.util.function.IntConsumer;

/** A way to run independent tasks: the workers of a search, standing at a barrier. */
@FunctionalInterface
public interface Parallel {
  /** Runs them one after the other in the calling thread. */
  Parallel SEQUENTIAL =
      (count, task) -> {
        for (int i = 0; i < count; i++) {
          task.accept(i);
        }
      };

  /**
   * Runs a task for 0 to {@code count - 1}, in any order and on any threads, and returns when all
   * have run. What the tasks wrote is visible to the caller then.
   */
  void run(int count, IntConsumer task);
}
