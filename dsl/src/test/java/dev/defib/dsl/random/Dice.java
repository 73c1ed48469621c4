package dev.defib.dsl.random;

import java.util.List;
import java.util.Random;

/** Random decisions that depend on a seed alone. */
public final class Dice {
  private final Random random;

  public Dice(long seed) {
    random = new Random(mixed(seed));
  }

  /** From 0 up to, not including, {@code bound}. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends included. */
  public int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** True in so many cases of a hundred. */
  public boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  public <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  @SafeVarargs
  public final <T> T of(T... items) {
    return items[random.nextInt(items.length)];
  }

  /**
   * Neighbouring seeds would give neighbouring first numbers: this is the finalizer of SplitMix64.
   */
  private static long mixed(long seed) {
    long z = seed + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
