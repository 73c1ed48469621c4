package dev.defib.checker.explicit;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.code.Successors;
import dev.defib.checker.explicit.reduce.Representative;
import dev.defib.checker.explicit.store.CheckpointReader;
import dev.defib.checker.explicit.store.Frontier;
import dev.defib.checker.explicit.store.Scratch;
import dev.defib.checker.explicit.store.StateSet;
import dev.defib.checker.explicit.store.UnusableCheckpointException;
import dev.defib.checker.graph.LimitReached;
import dev.defib.checker.graph.StateGraph;
import dev.defib.checker.graph.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Breadth-first search, level by level, by all workers of a crew. Each level's set of states, and
 * so all that is reported, is the same for any number of workers.
 */
final class LevelSearch implements AutoCloseable {
  /** Smaller levels are not worth waking the other workers. */
  private static final long STATES_PER_WORKER_MIN = 3000;

  private final Crew crew;
  private final Budget budget;
  private final Progress progress;
  private final Watch watch;
  private final StateSet visited;
  private final Frontier frontier;
  private final LevelLog log;
  private final SearchStore store;
  private final Hits hits;
  private final List<Worker> workers = new ArrayList<>();

  private Optional<Verdict.Undecided> limit = Optional.empty();
  private boolean isInOnePiece;

  /** Whether the workers meet so that fewer of them can go on. */
  private volatile boolean shrink;

  private int level;
  private long transitionsBefore;
  private long transitions;
  private long states;

  /**
   * Prepares a search.
   *
   * @param probes how many the code was compiled with
   * @param looks whether some of them are probes of states
   */
  LevelSearch(
      Successors successors,
      Representative representative,
      Layout layout,
      int probes,
      boolean looks,
      Crew crew,
      Budget budget,
      Progress progress,
      Watch watch,
      LevelLog log,
      Scratch scratch,
      SearchStore store) {
    this.crew = crew;
    this.budget = budget;
    this.progress = progress;
    this.watch = watch;
    this.visited = StateSet.ofBits(Math.max(1, layout.bits()));
    this.frontier = new Frontier(layout.words(), frontierBytesMax(budget), scratch);
    this.log = log;
    this.store = store;
    this.hits = new Hits(probes);
    for (int i = 0; i < crew.workers(); i++) {
      workers.add(new Worker(successors, representative, visited, frontier, log, probes, looks));
    }
  }

  private static long frontierBytesMax(Budget budget) {
    return Math.min(budget.bytesMax(), Runtime.getRuntime().maxMemory()) / 4;
  }

  /**
   * Expands all levels up to and with {@code lastLevel}.
   *
   * @return the limit that ended the search before
   */
  Optional<Verdict.Undecided> run(int lastLevel) throws InterruptedException {
    try {
      long found = begin();
      isInOnePiece = true;
      while (found > 0 && limit.isEmpty() && level <= lastLevel) {
        report();
        expand(found);
        note(level + 1);
        if (limit.isEmpty()) {
          found = advance();
          level++;
          checkDepth(found);
          log.advance();
        }
      }
    } catch (LimitReached reached) {
      limit = Optional.of(reached.verdict());
    } catch (InterruptedException interruption) {
      store();
      throw interruption;
    } catch (OutOfMemoryError _) {
      isInOnePiece = false;
      log.giveUp();
      limit = Optional.of(LimitReached.outOfMemory().verdict());
    }
    if (limit.isPresent()) {
      store();
      logRest();
    }
    return limit;
  }

  /** A probe may have been hit in states that were found, but not expanded. */
  private void logRest() {
    if (isInOnePiece && log.isComplete()) {
      Snapshot rest = snapshot();
      log.append(rest::current);
      log.advance();
      log.append(rest::next);
    }
  }

  /**
   * Finds the states of the first level, or goes on with a stored search.
   *
   * @return how many states are known that have not been expanded
   */
  private long begin() throws InterruptedException {
    Optional<Checkpoints.Resumable> stored = store.resumable();
    if (stored.isPresent()) {
      return restore(stored.get());
    }
    workers.getFirst().start();
    note(0);
    return advance();
  }

  private long restore(Checkpoints.Resumable stored) throws InterruptedException {
    log.giveUp();
    level = stored.checkpoint().level();
    transitionsBefore = stored.checkpoint().transitions();
    hits.restore(stored.checkpoint().hits());
    Restoration restoration = new Restoration(visited, frontier, this::makeRoom);
    try {
      CheckpointReader.read(stored.file(), restoration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnusableCheckpointException e) {
      throw new UncheckedIOException(new IOException("the checkpoint was changed meanwhile", e));
    }
    restoration.finish();
    count();
    long open = stored.checkpoint().current() + stored.checkpoint().next();
    checkDepth(open);
    return open;
  }

  private void makeRoom() throws InterruptedException {
    report();
    if (visited.wantsGrowth() && !grow()) {
      throw new LimitReached(Verdict.Cause.MEMORY_LIMIT, limit.orElseThrow().reason());
    }
  }

  private long advance() {
    long found = frontier.advance();
    count();
    return found;
  }

  private void count() {
    transitions = transitions();
    states = visited.size();
    checkStates();
  }

  private long transitions() {
    return transitionsBefore + workers.stream().mapToLong(Worker::transitions).sum();
  }

  private void expand(long found) throws InterruptedException {
    int size = found < STATES_PER_WORKER_MIN ? 1 : workers.size();
    while (true) {
      crew.run(size, i -> workers.get(i).run(this::isToPause));
      watch.look();
      if (checkStates()) {
        return;
      }
      boolean shrinks = shrink;
      shrink = false;
      if (store.isDue()) {
        store();
      } else if (visited.wantsGrowth() ? !grow() : !shrinks) {
        return;
      }
    }
  }

  private boolean isToPause() {
    return visited.wantsGrowth()
        || visited.size() > budget.statesMax()
        || watch.isOver()
        || isToShrink()
        || store.isDue();
  }

  /** Told to any worker, it is told to all, and remembered until they have met. */
  private boolean isToShrink() {
    if (!shrink && crew.isTooLarge()) {
      shrink = true;
    }
    return shrink;
  }

  /** Stores the search, which is in one piece whenever the workers have met. */
  private void store() {
    if (isInOnePiece) {
      note(level + 1);
      store.store(snapshot());
    }
  }

  private Snapshot snapshot() {
    return new Snapshot(level, transitions(), hits.toList(), visited, frontier, workers);
  }

  private boolean grow() {
    long during = visited.bytesDuringGrowth(crew.workers()) + frontier.bytes() + log.bytes();
    if (during > budget.bytesMax()) {
      limit = Optional.of(LimitReached.ofMemory(budget).verdict());
      return false;
    }
    visited.grow(crew);
    return true;
  }

  private boolean checkStates() {
    if (visited.size() > budget.statesMax()) {
      states = budget.statesMax();
      limit = Optional.of(LimitReached.ofStates(budget).verdict());
      return true;
    }
    return false;
  }

  /** There may be no states further away than allowed. */
  private void checkDepth(long found) {
    if (found > 0 && level > budget.depthMax()) {
      states = visited.size() - found;
      limit = Optional.of(LimitReached.ofDepth(budget.depthMax()).verdict());
    }
  }

  private void note(int ofLevel) {
    workers.forEach(worker -> hits.note(worker.hits(), ofLevel));
  }

  private void report() throws InterruptedException {
    watch.look();
    progress.report("exploring", states, transitions, level);
  }

  Hits hits() {
    return hits;
  }

  /** Of a search that was cut short, what was found until then. */
  StateGraph.Counts counts() {
    return new StateGraph.Counts(states, transitions, Math.max(0, level - 1));
  }

  @Override
  public void close() {
    frontier.close();
  }
}
