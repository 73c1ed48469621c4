package dev.defib.checker.explicit;

import dev.defib.checker.explicit.code.Successors;
import dev.defib.checker.explicit.reduce.Representative;
import dev.defib.checker.explicit.store.Block;
import dev.defib.checker.explicit.store.Frontier;
import dev.defib.checker.explicit.store.StateSet;
import dev.defib.checker.explicit.store.StateVisitor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Expands states of the current level: their successors are gathered until they make a batch, those
 * that are new go to the next level.
 */
final class Worker {
  private static final int BATCH = 512;

  private final Successors successors;
  private final Representative representative;
  private final StateSet visited;
  private final Frontier frontier;
  private final Frontier.Writer next;
  private final LevelLog log;
  private final int words;
  private final long[] hits;
  private final boolean looks;
  private final RecentStates recent;

  private long[] candidates;
  private long[] fresh;
  private int filled;
  private long transitions;
  private @Nullable Block block;
  private int position;

  Worker(
      Successors successors,
      Representative representative,
      StateSet visited,
      Frontier frontier,
      LevelLog log,
      int probes,
      boolean looks) {
    this.successors = successors;
    this.representative = representative;
    this.visited = visited;
    this.frontier = frontier;
    this.next = frontier.writer();
    this.log = log;
    this.words = visited.words();
    this.hits = Hits.bits(probes);
    this.looks = looks;
    this.recent = new RecentStates(words);
    this.candidates = new long[2 * BATCH * words];
    this.fresh = new long[visited.room(2 * BATCH)];
  }

  /** What was hit since the bits were last cleared. */
  long[] hits() {
    return hits;
  }

  /** How many transitions were followed. */
  long transitions() {
    return transitions;
  }

  /** Whether a block of states is in hand. */
  boolean isBusy() {
    return block != null;
  }

  /** How many states of the block in hand are not yet expanded. */
  int left() {
    return block == null ? 0 : block.count() - position;
  }

  /** Shows those states. */
  void showLeft(StateVisitor visitor) {
    if (block != null) {
      frontier.show(block, position, visitor);
    }
  }

  /** Adds the initial states. */
  void start() {
    while (true) {
      try {
        filled = successors.start(candidates);
        break;
      } catch (ArrayIndexOutOfBoundsException _) {
        enlarge();
      }
    }
    flush();
  }

  /**
   * Expands states until none are left or it is time for a pause; what is in hand then is gone on
   * with the next time.
   */
  void run(BooleanSupplier pause) {
    while (!pause.getAsBoolean()) {
      Block states = block;
      if (states == null) {
        states = frontier.take();
        position = 0;
        block = states;
      }
      if (states == null) {
        break;
      }
      expand(states);
    }
    flush();
  }

  /** Expands states of the block until a batch is full or none are left. */
  private void expand(Block states) {
    while (position < states.count()) {
      expandNext(states);
      if (filled >= BATCH * words) {
        flush();
        return;
      }
    }
    log.append(states.states(), states.count());
    frontier.release(states);
    block = null;
  }

  private void expandNext(Block states) {
    while (true) {
      try {
        int end = successors.expand(states.states(), position * words, candidates, filled, hits);
        transitions += (end - filled) / words;
        filled = end;
        position++;
        return;
      } catch (ArrayIndexOutOfBoundsException _) {
        if (filled > 0) {
          flush();
        } else {
          enlarge();
        }
      }
    }
  }

  private void enlarge() {
    candidates = new long[Buffer.larger(candidates.length)];
    fresh = new long[visited.room(candidates.length / words)];
  }

  private void flush() {
    if (filled > 0) {
      for (int at = 0; at < filled; at += words) {
        representative.normalize(candidates, at);
      }
      filled = recent.filter(candidates, filled);
      int added = visited.addAll(candidates, filled / words, fresh, 0);
      if (looks) {
        for (int i = 0; i < added; i++) {
          successors.look(fresh, i * words, hits);
        }
      }
      next.append(fresh, 0, added);
      filled = 0;
    }
  }
}
