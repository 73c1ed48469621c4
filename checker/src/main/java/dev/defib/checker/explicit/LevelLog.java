package dev.defib.checker.explicit;

import dev.defib.checker.explicit.store.Scratch;
import dev.defib.checker.explicit.store.StateVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The states of each level of a search, kept for the way back from a state to the start: in memory
 * as long as there is room, then on disk or, without a disk, no longer.
 */
final class LevelLog implements AutoCloseable {
  private static final int STATES_TOGETHER = 1 << 12;

  private final int words;
  private final long bytesMax;
  private final Optional<Scratch> scratch;
  private final List<List<Part>> levels = new ArrayList<>();
  private @Nullable FileChannel file;
  private long bytesOnDisk;
  private long bytes;
  private boolean complete = true;

  /** Some states of a level: in memory, or {@code longs} longs in the file. */
  private static final class Part {
    private final long @Nullable [] held;
    private final long at;
    private final int longs;

    private Part(long @Nullable [] held, long at, int longs) {
      this.held = held;
      this.at = at;
      this.longs = longs;
    }
  }

  LevelLog(int words, long bytesMax, Optional<Scratch> scratch) {
    this.words = words;
    this.bytesMax = bytesMax;
    this.scratch = scratch;
    levels.add(new ArrayList<>());
  }

  /** Adds states of the current level. */
  synchronized void append(long[] states, int count) {
    if (!complete || count == 0) {
      return;
    }
    int longs = count * words;
    if (bytes + (long) longs * Long.BYTES <= bytesMax) {
      bytes += (long) longs * Long.BYTES;
      levels.getLast().add(new Part(Arrays.copyOf(states, longs), 0, longs));
    } else if (scratch.isPresent()) {
      levels.getLast().add(write(scratch.get(), states, longs));
    } else {
      giveUp();
    }
  }

  /** Keeps nothing, of no level. */
  synchronized void giveUp() {
    complete = false;
    levels.clear();
    bytes = 0;
  }

  /** Adds states of the current level that are shown one by one. */
  void append(Consumer<StateVisitor> shown) {
    long[] states = new long[STATES_TOGETHER * words];
    int[] count = {0};
    shown.accept(
        state -> {
          System.arraycopy(state, 0, states, count[0] * words, words);
          count[0]++;
          if (count[0] == STATES_TOGETHER) {
            append(states, count[0]);
            count[0] = 0;
          }
        });
    append(states, count[0]);
  }

  private Part write(Scratch to, long[] states, int longs) {
    try {
      FileChannel open = file == null ? to.open() : file;
      file = open;
      ByteBuffer buffer = ByteBuffer.allocate(longs * Long.BYTES).order(ByteOrder.nativeOrder());
      buffer.asLongBuffer().put(states, 0, longs);
      long start = bytesOnDisk;
      while (buffer.hasRemaining()) {
        bytesOnDisk += open.write(buffer, bytesOnDisk);
      }
      return new Part(null, start, longs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins the next level. */
  synchronized void advance() {
    if (complete) {
      levels.add(new ArrayList<>());
    }
  }

  /** Whether all levels so far are here. */
  synchronized boolean isComplete() {
    return complete;
  }

  /** What is kept in memory. */
  synchronized long bytes() {
    return bytes;
  }

  /** In how many parts a level is kept. */
  int parts(int level) {
    return levels.get(level).size();
  }

  /** The states of a part of a level, one behind the other. */
  long[] part(int level, int part) {
    Part found = levels.get(level).get(part);
    return found.held != null ? found.held : read(found);
  }

  private long[] read(Part part) {
    ByteBuffer buffer = ByteBuffer.allocate(part.longs * Long.BYTES).order(ByteOrder.nativeOrder());
    try {
      while (buffer.hasRemaining()) {
        long at = part.at + buffer.position();
        if (file == null || file.read(buffer, at) < 0) {
          throw new IOException("the scratch file ends early");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long[] states = new long[part.longs];
    buffer.flip().asLongBuffer().get(states);
    return states;
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
