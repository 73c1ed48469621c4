package dev.defib.checker.explicit;

import dev.defib.checker.explicit.store.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/**
 * The threads of a search: the calling one, and those that join it where there is work for them.
 */
final class Crew implements Parallel, AutoCloseable {
  private final int workers;
  private final IntSupplier allowed;
  private final ExecutorService helpers;

  /** How many work at present. */
  private volatile int busy;

  /**
   * Prepares the threads.
   *
   * @param workers how many there are, with the calling one
   * @param allowed how many of them may work now
   */
  Crew(int workers, IntSupplier allowed) {
    this.workers = Math.max(1, workers);
    this.allowed = allowed;
    this.helpers =
        Executors.newFixedThreadPool(
            Math.max(1, this.workers - 1),
            Thread.ofPlatform().daemon().name("search-", 1).factory());
  }

  int workers() {
    return workers;
  }

  private int allowed() {
    return Math.clamp(allowed.getAsInt(), 1, workers);
  }

  /** Whether more work than may: a task that can be gone on with later should be ended. */
  boolean isTooLarge() {
    return busy > allowed();
  }

  @Override
  public void run(int count, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    Callable<Void> share =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            task.accept(i);
          }
          return null;
        };
    List<Future<Void>> shares = new ArrayList<>();
    busy = Math.min(allowed(), count);
    for (int i = 1; i < busy; i++) {
      shares.add(helpers.submit(share));
    }
    Throwable failure = null;
    try {
      share.call();
    } catch (Throwable e) {
      failure = e;
    }
    for (Future<Void> other : shares) {
      try {
        await(other);
      } catch (ExecutionException e) {
        failure = failure == null ? e.getCause() : failure;
      }
    }
    if (failure != null) {
      throw rethrown(failure);
    }
  }

  /** Waits, whatever happens: no worker may go on behind the caller's back. */
  private static void await(Future<Void> other) throws ExecutionException {
    boolean interrupted = false;
    while (true) {
      try {
        other.get();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private static RuntimeException rethrown(Throwable failure) {
    return switch (failure) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      default -> new IllegalStateException(failure);
    };
  }

  @Override
  public void close() {
    helpers.shutdownNow();
  }
}
