package dev.defib.checker.explicit;

import dev.defib.checker.explicit.store.Checkpoint;
import dev.defib.checker.explicit.store.CheckpointWriter;
import dev.defib.checker.explicit.store.SearchKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Where one search is stored from time to time, and from where it goes on. */
final class SearchStore {
  private static final long NEVER = Long.MAX_VALUE / 2;

  private final Optional<Book> book;
  private volatile long due;

  /**
   * What a search that is stored or resumed needs.
   *
   * @param file where it is stored, if it is
   * @param resumable what it goes on with, if it does
   */
  private record Book(
      Checkpoints checkpoints,
      SearchKey key,
      int bits,
      Optional<Checkpoints.Resumable> resumable,
      Optional<Path> file) {}

  private SearchStore(Optional<Book> book, long nanosUntilDue) {
    this.book = book;
    this.due = System.nanoTime() + nanosUntilDue;
  }

  /**
   * The store of a search with this key.
   *
   * @param bits of a state, as packed
   */
  static SearchStore of(Checkpoints checkpoints, Supplier<SearchKey> key, int bits) {
    if (!checkpoints.areWanted()) {
      return none();
    }
    SearchKey known = key.get();
    Optional<Checkpoints.Resumable> resumable = checkpoints.claim(known);
    Optional<Path> file = checkpoints.target();
    return new SearchStore(
        Optional.of(new Book(checkpoints, known, bits, resumable, file)),
        file.isEmpty() ? NEVER : checkpoints.nanosUntilNext(0));
  }

  /** Stores nothing, and every search begins at the start. */
  static SearchStore none() {
    return new SearchStore(Optional.empty(), NEVER);
  }

  /** What the search goes on with. */
  Optional<Checkpoints.Resumable> resumable() {
    return book.flatMap(Book::resumable);
  }

  /** Whether it is time to store the search; may be asked by any thread. */
  boolean isDue() {
    return System.nanoTime() - due >= 0;
  }

  /** Stores the search if that is wanted at all, due or not. */
  void store(Snapshot snapshot) {
    book.ifPresent(open -> open.file().ifPresent(file -> store(open, file, snapshot)));
  }

  private void store(Book open, Path file, Snapshot snapshot) {
    long start = System.nanoTime();
    long pause;
    try {
      Checkpoint checkpoint = snapshot.describe(open.key(), open.bits());
      long bytes = CheckpointWriter.write(file, checkpoint, snapshot);
      long cost = System.nanoTime() - start;
      open.checkpoints().noteStored(checkpoint.visited(), bytes, cost);
      pause = open.checkpoints().nanosUntilNext(cost);
    } catch (IOException e) {
      open.checkpoints().noteFailure(e);
      pause = open.checkpoints().nanosUntilNext(System.nanoTime() - start);
    }
    due = System.nanoTime() + pause;
  }
}
