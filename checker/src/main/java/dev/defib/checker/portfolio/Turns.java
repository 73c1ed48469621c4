package dev.defib.checker.portfolio;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Shares few places among more threads: who has had a place for a while hands it on to the one that
 * has waited longest.
 */
final class Turns {
  private final long sliceNanos;
  private final Semaphore places;

  Turns(int places, Duration slice) {
    this.places = new Semaphore(places, true);
    this.sliceNanos = slice.toNanos();
  }

  /** Makes room for one more. */
  void addPlace() {
    places.release();
  }

  /** One thread's part; none but that thread uses it. */
  final class Turn implements AutoCloseable {
    private long since;
    private boolean hasPlace;

    /**
     * To be called often while working. Waits until it is this thread's turn; an interrupted thread
     * does not wait, so that it can come to its end, and stays interrupted.
     */
    void pass() {
      if (hasPlace && places.hasQueuedThreads() && System.nanoTime() - since > sliceNanos) {
        close();
      }
      if (!hasPlace && !Thread.currentThread().isInterrupted()) {
        await();
      }
    }

    private void await() {
      try {
        places.acquire();
        hasPlace = true;
        since = System.nanoTime();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      if (hasPlace) {
        hasPlace = false;
        places.release();
      }
    }
  }
}
