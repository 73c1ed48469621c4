package dev.defib.dsl.random;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Feeds random texts to something that must digest any text: no exception, no error of the virtual
 * machine, and an end within the time given.
 */
public final class Fuzz {
  private static final String HANG = "no end within the time given";
  private static final int BATCH = 64;
  private static final int LOOK_MILLIS = 100;

  /** A thread that waits for ever uses no time, so it gets so many times the time given. */
  private static final int BLOCKED_FACTOR = 20;

  private static final int MUTATED_SHARE = 75;
  private static final int GARBAGE_SHARE = 15;

  private final Consumer<String> target;
  private final long millisMax;

  /**
   * @param millisMax of processor time for one text, and far more than a batch of harmless ones
   *     takes
   */
  public Fuzz(Consumer<String> target, long millisMax) {
    this.target = target;
    this.millisMax = millisMax;
  }

  /** What went wrong with which text. */
  public record Failure(String problem, String text) {
    @Override
    public String toString() {
      return problem + "\n" + text;
    }
  }

  /** How many texts a test tries: {@code -Dfuzz.count}, or so many. */
  public static int count(int otherwise) {
    return Integer.getInteger("fuzz.count", otherwise);
  }

  /** A random model or one of the corpus; most are mutated, some are beyond recognition. */
  public static String text(long seed, List<String> corpus) {
    Dice dice = new Dice(seed ^ 0x5eedL);
    String text =
        corpus.isEmpty() || dice.percent(60)
            ? RandomModels.of(dice.below(1_000_000)).text()
            : dice.pick(corpus);
    int kind = dice.below(100);
    if (kind < MUTATED_SHARE) {
      return Mutator.mutate(text, dice);
    }
    return kind < MUTATED_SHARE + GARBAGE_SHARE ? Mutator.garbage(text, dice) : text;
  }

  /** The first failure among the texts of the seeds up to {@code count}, shrunk. */
  public Optional<Failure> run(int count, List<String> corpus) {
    return run(LongStream.range(0, count).mapToObj(s -> text(s, corpus)).iterator());
  }

  /** The first failure among the texts, shrunk. */
  public Optional<Failure> run(Iterator<String> texts) {
    while (texts.hasNext()) {
      // In batches: handing each text to the thread by itself would cost more than reading it.
      List<String> batch = new ArrayList<>();
      while (texts.hasNext() && batch.size() < BATCH) {
        batch.add(texts.next());
      }
      Optional<Failure> failure = problem(batch).flatMap(_ -> first(batch));
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private Optional<Failure> first(List<String> batch) {
    for (String text : batch) {
      Optional<String> problem = problem(List.of(text));
      if (problem.isPresent()) {
        // A text that hangs is not shrunk: each attempt would leave a thread that never ends.
        Predicate<String> same = t -> problem(List.of(t)).equals(problem);
        boolean ends = !problem.get().equals(HANG);
        return Optional.of(new Failure(problem.get(), ends ? Shrinker.shrink(text, same) : text));
      }
    }
    return Optional.empty();
  }

  /** What happens to the target with one of the texts; empty if nothing does. */
  private Optional<String> problem(List<String> texts) {
    AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.of(HANG));
    Thread thread = new Thread(() -> problem.set(outcome(texts)), "fuzz");
    thread.setDaemon(true);
    thread.start();
    try {
      await(thread);
      thread.interrupt();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
    return problem.get();
  }

  /**
   * Counts the thread's own time: on a busy machine the clock goes on while nothing is computed.
   */
  private void await(Thread thread) throws InterruptedException {
    ThreadMXBean times = ManagementFactory.getThreadMXBean();
    long nanosMax = TimeUnit.MILLISECONDS.toNanos(millisMax);
    long start = System.nanoTime();
    while (times.getThreadCpuTime(thread.threadId()) < nanosMax
        && System.nanoTime() - start < BLOCKED_FACTOR * nanosMax) {
      if (thread.join(Duration.ofMillis(LOOK_MILLIS))) {
        return;
      }
    }
  }

  private Optional<String> outcome(List<String> texts) {
    try {
      texts.forEach(target);
      return Optional.empty();
    } catch (Throwable failure) {
      return Optional.of(described(failure));
    }
  }

  /** The kind of the failure and where it happened, so that shrinking keeps to the same one. */
  private static String described(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    boolean deep = failure instanceof StackOverflowError || trace.length == 0;
    return failure.getClass().getName() + (deep ? "" : " at " + trace[0]);
  }
}
