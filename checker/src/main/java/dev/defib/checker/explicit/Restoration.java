package dev.defib.checker.explicit;

import dev.defib.checker.explicit.store.CheckpointReader;
import dev.defib.checker.explicit.store.Frontier;
import dev.defib.checker.explicit.store.StateSet;

/** Fills the empty sets of a search with the states of a checkpoint. */
final class Restoration implements CheckpointReader.Target {
  private static final int BATCH = 1 << 10;

  private final StateSet visited;
  private final Frontier frontier;
  private final Frontier.Writer writer;
  private final Room room;
  private final long[] keys;
  private final long[] fresh;
  private int count;
  private boolean atNext;

  /** Is called now and then, to make room for more states. */
  @FunctionalInterface
  interface Room {
    void make() throws InterruptedException;
  }

  Restoration(StateSet visited, Frontier frontier, Room room) {
    this.visited = visited;
    this.frontier = frontier;
    this.writer = frontier.writer();
    this.room = room;
    this.keys = new long[BATCH * visited.words()];
    this.fresh = new long[visited.room(BATCH)];
  }

  @Override
  public void visited(long[] state) throws InterruptedException {
    System.arraycopy(state, 0, keys, count * visited.words(), visited.words());
    count++;
    if (count == BATCH) {
      flush();
    }
  }

  private void flush() throws InterruptedException {
    room.make();
    visited.addAll(keys, count, fresh, 0);
    count = 0;
  }

  @Override
  public void current(long[] state) {
    writer.append(state, 0, 1);
  }

  @Override
  public void next(long[] state) {
    endCurrent();
    writer.append(state, 0, 1);
  }

  private void endCurrent() {
    if (!atNext) {
      frontier.advance();
      atNext = true;
    }
  }

  /** To be called behind the last state. */
  void finish() throws InterruptedException {
    flush();
    endCurrent();
  }
}
