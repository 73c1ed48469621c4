package dev.defib.checker.explicit;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.code.Successors;
import dev.defib.checker.explicit.reduce.Representative;
import dev.defib.checker.explicit.store.Frontier;
import dev.defib.checker.explicit.store.Scratch;
import dev.defib.checker.explicit.store.StateSet;
import dev.defib.checker.graph.LimitReached;
import dev.defib.checker.graph.StateGraph;
import dev.defib.checker.graph.Watch;
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
  private final Hits hits;
  private final List<Worker> workers = new ArrayList<>();

  private Optional<Verdict.Undecided> limit = Optional.empty();
  private int level;
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
      Scratch scratch) {
    this.crew = crew;
    this.budget = budget;
    this.progress = progress;
    this.watch = watch;
    this.visited = StateSet.ofBits(Math.max(1, layout.bits()));
    this.frontier = new Frontier(layout.words(), frontierBytesMax(budget), scratch);
    this.log = log;
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
      workers.getFirst().start();
      note(0);
      long found = advance();
      while (found > 0 && limit.isEmpty() && level <= lastLevel) {
        report();
        expand(found);
        note(level + 1);
        if (limit.isEmpty()) {
          found = advance();
          checkDepth(found);
          level++;
          log.advance();
        }
      }
    } catch (LimitReached reached) {
      limit = Optional.of(reached.verdict());
    } catch (OutOfMemoryError _) {
      limit = Optional.of(memoryLimit("the memory of the process ran out"));
    }
    return limit;
  }

  private long advance() {
    long found = frontier.advance();
    transitions = workers.stream().mapToLong(Worker::transitions).sum();
    states = visited.size();
    checkStates();
    return found;
  }

  private void expand(long found) throws InterruptedException {
    int size = found < STATES_PER_WORKER_MIN ? 1 : workers.size();
    while (true) {
      crew.run(size, i -> workers.get(i).run(this::isToPause));
      watch.look();
      if (checkStates() || !visited.wantsGrowth() || !grow()) {
        return;
      }
    }
  }

  private boolean isToPause() {
    return visited.wantsGrowth() || visited.size() > budget.statesMax() || watch.isOver();
  }

  private boolean grow() {
    long during = visited.bytesDuringGrowth(crew.workers()) + frontier.bytes() + log.bytes();
    if (during > budget.bytesMax()) {
      limit = Optional.of(memoryLimit("the memory limit of " + budget.memory() + " was reached"));
      return false;
    }
    visited.grow(crew);
    return true;
  }

  private static Verdict.Undecided memoryLimit(String reason) {
    return new Verdict.Undecided(Verdict.Cause.MEMORY_LIMIT, reason);
  }

  private boolean checkStates() {
    if (visited.size() > budget.statesMax()) {
      states = budget.statesMax();
      limit =
          Optional.of(
              new Verdict.Undecided(
                  Verdict.Cause.STATE_LIMIT,
                  "the state limit of " + budget.statesMax() + " was reached"));
      return true;
    }
    return false;
  }

  /** There may be no states further away than allowed. */
  private void checkDepth(long found) {
    if (found > 0 && level >= budget.depthMax()) {
      states = visited.size() - found;
      limit =
          Optional.of(
              new Verdict.Undecided(
                  Verdict.Cause.DEPTH_LIMIT,
                  "the depth limit of " + budget.depthMax() + " was reached"));
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
