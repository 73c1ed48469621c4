package dev.defib.bench.compare;

import java.util.Collection;

/** Medians. */
final class Statistics {
  private Statistics() {}

  /** The middle value, or the mean of the two in the middle; not a number if there are none. */
  static double median(Collection<? extends Number> values) {
    double[] sorted = values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    int n = sorted.length;
    if (n == 0) {
      return Double.NaN;
    }
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }
}
