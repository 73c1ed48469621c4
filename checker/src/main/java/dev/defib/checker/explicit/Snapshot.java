package dev.defib.checker.explicit;

import dev.defib.checker.explicit.store.Checkpoint;
import dev.defib.checker.explicit.store.CheckpointWriter;
import dev.defib.checker.explicit.store.Frontier;
import dev.defib.checker.explicit.store.SearchKey;
import dev.defib.checker.explicit.store.StateSet;
import dev.defib.checker.explicit.store.StateVisitor;
import java.util.List;

/** The states of a search whose workers have met, as they are stored. */
record Snapshot(
    int level,
    long transitions,
    List<Integer> hits,
    StateSet states,
    Frontier frontier,
    List<Worker> workers)
    implements CheckpointWriter.Source {

  Checkpoint describe(SearchKey key, int bits) {
    long inHand = workers.stream().mapToLong(Worker::left).sum();
    return new Checkpoint(
        key,
        bits,
        level,
        transitions,
        hits,
        states.size(),
        inHand + frontier.left(),
        frontier.found());
  }

  @Override
  public void visited(StateVisitor visitor) {
    for (int part = 0; part < states.parts(); part++) {
      states.scan(part, visitor);
    }
  }

  @Override
  public void current(StateVisitor visitor) {
    workers.forEach(worker -> worker.showLeft(visitor));
    frontier.scan(visitor);
  }

  @Override
  public void next(StateVisitor visitor) {
    frontier.scanNext(visitor);
  }
}
