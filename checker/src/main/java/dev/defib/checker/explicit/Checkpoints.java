package dev.defib.checker.explicit;

import dev.defib.checker.explicit.store.Checkpoint;
import dev.defib.checker.explicit.store.CheckpointReader;
import dev.defib.checker.explicit.store.SearchKey;
import dev.defib.checker.explicit.store.UnusableCheckpointException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run stores of its searches, and the search that it goes on with. All searches store into
 * one file, which so holds the last one in progress.
 *
 * <p>As long as the search to be resumed has not been reached, nothing is stored: it would replace
 * what is worth more.
 */
public final class Checkpoints {
  /** How many times as long as it took to store a search it runs on before it is stored again. */
  private static final int PAUSE_PER_COST = 10;

  private final String version;
  private final Optional<Path> target;
  private final long nanosMin;
  private final List<SearchKey> searched = new ArrayList<>();
  private Optional<Resumable> pending = Optional.empty();
  private Optional<IOException> failure = Optional.empty();
  private Stored stored = new Stored(0, 0, 0, 0);
  private boolean declined;

  /** A stored search, and where. */
  record Resumable(Path file, Checkpoint checkpoint) {}

  /**
   * What was stored.
   *
   * @param count how often
   * @param nanos the time that took
   * @param states of the last time
   * @param bytes of the file
   */
  public record Stored(int count, long nanos, long states, long bytes) {}

  /**
   * Stores searches into a file.
   *
   * @param version of Defib
   * @param target where nothing is to be stored, empty
   * @param nanosMin the least time between two times
   */
  public Checkpoints(String version, Optional<Path> target, long nanosMin) {
    this.version = version;
    this.target = target;
    this.nanosMin = nanosMin;
  }

  /** Nothing is stored, nothing resumed. */
  public static Checkpoints none() {
    return new Checkpoints("", Optional.empty(), 0);
  }

  /**
   * Has the run go on with a stored search.
   *
   * @throws UnusableCheckpointException if the file is damaged or of another version
   */
  public void resume(Path file) throws IOException, UnusableCheckpointException {
    Checkpoint checkpoint = CheckpointReader.verify(file);
    String writer = checkpoint.key().version();
    if (!writer.equals(version)) {
      throw new UnusableCheckpointException(
          "it was written by defib " + writer + ", and this is " + version);
    }
    pending = Optional.of(new Resumable(file, checkpoint));
  }

  /** Whether searches need a key at all. */
  public boolean areWanted() {
    return target.isPresent() || pending.isPresent();
  }

  String version() {
    return version;
  }

  /** The stored search with this key, the first time that it is asked for. */
  Optional<Resumable> claim(SearchKey key) {
    searched.add(key);
    Optional<Resumable> found = pending.filter(stored -> stored.checkpoint().key().equals(key));
    if (found.isPresent()) {
      pending = Optional.empty();
    }
    return found;
  }

  /** Notes a search that cannot be stored. */
  void decline() {
    declined = true;
  }

  /** The file to store into now. */
  Optional<Path> target() {
    return pending.isPresent() ? Optional.empty() : target;
  }

  /** After which time a search is to be stored again if that takes so long. */
  long nanosUntilNext(long cost) {
    return Math.max(nanosMin, PAUSE_PER_COST * cost);
  }

  void noteStored(long states, long bytes, long nanos) {
    stored = new Stored(stored.count() + 1, stored.nanos() + nanos, states, bytes);
    failure = Optional.empty();
  }

  /** Notes that a search could not be stored; it goes on all the same. */
  void noteFailure(IOException why) {
    failure = Optional.of(why);
  }

  public Stored stored() {
    return stored;
  }

  /** Why a search could not be stored the last time, if it could not. */
  public Optional<IOException> failure() {
    return failure;
  }

  /** Whether some search could not be stored because it needs the whole graph in memory. */
  public boolean haveDeclined() {
    return declined;
  }

  /** Why no search so far was the one to be resumed, as a clause; empty if one was. */
  public Optional<String> unmatched() {
    return pending.map(resumable -> explain(resumable.checkpoint().key()));
  }

  private String explain(SearchKey wanted) {
    Optional<SearchKey> nearest =
        searched.stream()
            .filter(key -> key.system().equals(wanted.system()))
            .min(
                (a, b) ->
                    Integer.compare(a.differences(wanted).size(), b.differences(wanted).size()));
    return nearest
        .map(key -> "different are " + String.join(" and ", key.differences(wanted)))
        .orElse("it is of `" + wanted.system() + "`, of which this run made no search of its kind");
  }
}
