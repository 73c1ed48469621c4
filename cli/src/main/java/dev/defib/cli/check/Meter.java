package dev.defib.cli.check;

import dev.defib.checker.engine.Progress;

/** Measures time and memory while it hands on how far a search is. */
final class Meter implements Progress {
  private final Progress next;
  private final long start = System.nanoTime();
  private long peakBytes;

  Meter(Progress next) {
    this.next = next;
    sample();
  }

  @Override
  public void report(String phase, long states, long transitions, int depth) {
    sample();
    next.report(phase, states, transitions, depth);
  }

  private synchronized void sample() {
    Runtime runtime = Runtime.getRuntime();
    peakBytes = Math.max(peakBytes, runtime.totalMemory() - runtime.freeMemory());
  }

  double seconds() {
    return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
  }

  synchronized long peakBytes() {
    sample();
    return peakBytes;
  }
}
