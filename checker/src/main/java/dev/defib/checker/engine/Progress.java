package dev.defib.checker.engine;

/** Told now and then how far a search is. */
@FunctionalInterface
public interface Progress {
  Progress SILENT = (_, _, _, _) -> {};

  /**
   * Called at irregular times, from any thread.
   *
   * @param phase what is going on, as a clause: {@code exploring}
   * @param states found so far
   * @param transitions found so far
   * @param depth the level being expanded
   */
  void report(String phase, long states, long transitions, int depth);
}
