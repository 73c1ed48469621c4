package dev.defib.dsl.parse;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs what recurses deeply, but to a known limit, on a stack that is large enough for it. */
final class DeepStack {
  /** Address space, of which only what is used takes memory. */
  private static final long BYTES = 256L << 20;

  private DeepStack() {}

  static <T> T call(Supplier<T> task) {
    FutureTask<T> result = new FutureTask<>(task::get);
    Thread thread = new Thread(null, result, "parser", BYTES);
    thread.setDaemon(true);
    thread.start();
    return await(result);
  }

  /** The task is short, so that an interrupt is kept for whoever waits next. */
  private static <T> T await(FutureTask<T> result) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result.get();
        } catch (InterruptedException later) {
          interrupted = true;
        } catch (ExecutionException broken) {
          throw new IllegalStateException(broken.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
