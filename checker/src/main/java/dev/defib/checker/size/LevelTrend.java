package dev.defib.checker.size;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Guesses from the sizes of the first levels of a breadth-first search how many states there are.
 *
 * <p>Levels usually grow, fewer and fewer of the steps from them lead to new states, and they
 * shrink again: the logarithm of the ratio of one level's size to that of the level before falls
 * about linearly. So a line through the last of them is followed until levels are empty, once for
 * each of several meanings of <em>last</em>; the median is taken, the lower one of two. That levels
 * are bell-shaped, and estimates from them right to an order of magnitude at best, is in R. Pelánek
 * and P. Šimeček, Estimating State Space Parameters (2008).
 */
final class LevelTrend {
  private static final int LEVELS_MIN = 8;
  private static final int POINTS_MIN = 3;

  /** Levels beyond which a trend is no longer one. */
  private static final int LEVELS_MAX = 10_000;

  private final List<Integer> levels;
  private final int from;
  private double meanX;
  private double meanY;
  private double slope;

  private LevelTrend(List<Integer> levels, int from) {
    this.levels = levels;
    this.from = from;
    fit();
  }

  /** Empty if the levels are too few, or show no end. */
  static OptionalDouble total(List<Integer> levels) {
    int n = levels.size();
    if (n < LEVELS_MIN) {
      return OptionalDouble.empty();
    }
    double[] totals =
        DoubleStream.of(0.3, 0.5, 0.7)
            .map(part -> new LevelTrend(levels, Math.min((int) (n * part), n - POINTS_MIN)).total())
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return totals.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(totals[(totals.length - 1) / 2]);
  }

  private void fit() {
    int n = levels.size();
    for (int i = from; i < n; i++) {
      meanX += (double) i / (n - from);
      meanY += growth(i) / (n - from);
    }
    double covariance = 0;
    double variance = 0;
    for (int i = from; i < n; i++) {
      covariance += (i - meanX) * (growth(i) - meanY);
      variance += (i - meanX) * (i - meanX);
    }
    slope = covariance / variance;
  }

  private double growth(int level) {
    return Math.log((double) levels.get(level) / levels.get(level - 1));
  }

  /** Infinite if the trend shows no end. */
  private double total() {
    double total = levels.stream().mapToDouble(Integer::doubleValue).sum();
    double level = levels.getLast();
    for (int i = levels.size(); level >= 1; i++) {
      if (i > levels.size() + LEVELS_MAX) {
        return Double.POSITIVE_INFINITY;
      }
      level *= Math.exp(meanY + slope * (i - meanX));
      total += level;
    }
    return total;
  }
}
