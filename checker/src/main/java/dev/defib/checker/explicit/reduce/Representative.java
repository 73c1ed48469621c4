package dev.defib.checker.explicit.reduce;

/**
 * Picks for each packed state one that stands for it in a search.
 *
 * <p>Safe for use by several threads.
 */
@FunctionalInterface
public interface Representative {
  /** Every state stands for itself. */
  Representative ITSELF = (_, _) -> {};

  /** Replaces the state whose words lie in the array from {@code at} on. */
  void normalize(long[] states, int at);
}
