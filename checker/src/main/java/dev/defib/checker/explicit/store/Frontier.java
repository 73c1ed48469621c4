package dev.defib.checker.explicit.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two levels of a breadth-first search: the current one, which workers take block by block, and the
 * next one, which they fill, each its own open block.
 *
 * <p>{@link #take}, {@link #release} and the writers may be used by all workers at once, a writer
 * by one at a time; {@link #advance}, {@link #scan}, {@link #scanNext} and {@link #trim} need the
 * caller's barrier. Which worker gets which states is left open.
 */
public final class Frontier implements AutoCloseable {
  /*
   * Blocks come from a pool and go back to it, so that a search of many small levels allocates
   * nothing per level. A writer's first blocks of a level are small, which lets a small level be
   * shared, and later ones larger: at least 16 to each writer and level, up to 1 MiB each. Beyond the
   * limit on memory, blocks of the largest size go to a file as soon as they are full.
   */
  private static final int STATES_MAX = 1 << 16;
  private static final int STEP = 16;
  private static final int SIZES = 3;
  private static final int LONGS_MAX = 1 << 17;

  private final int words;
  private final long bytesMax;
  private final int[] statesOfSize = new int[SIZES];
  private final List<ArrayDeque<Block>> free = new ArrayList<>();
  private final List<Writer> writers = new ArrayList<>();

  private ArrayDeque<Block> current = new ArrayDeque<>();
  private ArrayDeque<Block> next = new ArrayDeque<>();
  private SpillFile currentOnDisk;
  private SpillFile nextOnDisk;
  private long bytes;

  /**
   * An empty frontier.
   *
   * @param words longs of a state
   * @param bytesMax memory from which on full blocks go to disk; some blocks for each worker stay
   * @param scratch asked for two files, when they are needed
   */
  public Frontier(int words, long bytesMax, Scratch scratch) {
    this.words = words;
    this.bytesMax = bytesMax;
    int states = Math.max(1, Math.min(STATES_MAX, LONGS_MAX / words));
    for (int size = SIZES - 1; size >= 0; size--) {
      statesOfSize[size] = states;
      free.add(new ArrayDeque<>());
      states = Math.max(1, states / STEP);
    }
    int longs = statesOfSize[SIZES - 1] * words;
    currentOnDisk = new SpillFile(scratch, longs);
    nextOnDisk = new SpillFile(scratch, longs);
  }

  /** A new writer, to be used for all levels. */
  public synchronized Writer writer() {
    Writer writer = new Writer();
    writers.add(writer);
    return writer;
  }

  /**
   * Hands out a block of the current level, to be given back by {@link #release}.
   *
   * @return null if none is left
   * @throws java.io.UncheckedIOException if it cannot be read back from disk
   */
  public @Nullable Block take() {
    Block target;
    synchronized (this) {
      Block block = current.poll();
      if (block != null || currentOnDisk.blocks() == 0) {
        return block;
      }
      target = blank(SIZES - 1);
    }
    if (currentOnDisk.read(target)) {
      return target;
    }
    release(target);
    return null;
  }

  /** Takes a block back. */
  public synchronized void release(Block block) {
    free.get(block.size()).push(block);
  }

  /**
   * Makes the next level the current one, which must have been taken wholly, and begins an empty
   * next one.
   *
   * @return how many states the new current level has
   */
  public synchronized long advance() {
    long states = 0;
    for (Writer writer : writers) {
      states += writer.finishLevel();
    }
    ArrayDeque<Block> blocks = current;
    current = next;
    next = blocks;
    SpillFile file = currentOnDisk;
    currentOnDisk = nextOnDisk;
    nextOnDisk = file;
    return states;
  }

  /** Shows the states of the current level that have not been taken. */
  public synchronized void scan(StateVisitor visitor) {
    current.forEach(block -> show(block, 0, visitor));
    scan(currentOnDisk, visitor);
  }

  /** Shows the states of the next level so far. */
  public synchronized void scanNext(StateVisitor visitor) {
    next.forEach(block -> show(block, 0, visitor));
    scan(nextOnDisk, visitor);
    for (Writer writer : writers) {
      if (writer.open != null) {
        show(writer.open, 0, visitor);
      }
    }
  }

  private void scan(SpillFile spilled, StateVisitor visitor) {
    if (spilled.blocks() > 0) {
      Block block = blank(SIZES - 1);
      for (long i = 0; i < spilled.blocks(); i++) {
        spilled.readAhead(i, block);
        show(block, 0, visitor);
      }
      release(block);
    }
  }

  /** How many states {@link #scan} shows. */
  public synchronized long left() {
    return count(current, currentOnDisk);
  }

  /** How many states {@link #scanNext} shows. */
  public synchronized long found() {
    long states = count(next, nextOnDisk);
    for (Writer writer : writers) {
      states += writer.open == null ? 0 : writer.open.count();
    }
    return states;
  }

  private long count(ArrayDeque<Block> blocks, SpillFile spilled) {
    long states = spilled.blocks() * statesOfSize[SIZES - 1];
    return states + blocks.stream().mapToLong(Block::count).sum();
  }

  /** Shows the states of a block from a certain one on. */
  public void show(Block block, int from, StateVisitor visitor) {
    long[] state = new long[words];
    for (int i = from; i < block.count(); i++) {
      System.arraycopy(block.states(), i * words, state, 0, words);
      visitor.visit(state);
    }
  }

  /** What all blocks take in memory, the free ones included. */
  public synchronized long bytes() {
    return bytes;
  }

  /** What is on disk. */
  public synchronized long bytesOnDisk() {
    long blockBytes = (long) statesOfSize[SIZES - 1] * words * Long.BYTES;
    return (currentOnDisk.blocks() + nextOnDisk.blocks()) * blockBytes;
  }

  /** Gives the memory of free blocks back. */
  public synchronized void trim() {
    for (ArrayDeque<Block> blocks : free) {
      for (Block block : blocks) {
        bytes -= block.bytes();
      }
      blocks.clear();
    }
  }

  /** Forgets all states and deletes the files. */
  @Override
  public synchronized void close() {
    current.clear();
    next.clear();
    currentOnDisk.close();
    nextOnDisk.close();
  }

  /** A free block. Must be called with the lock held. */
  private Block blank(int size) {
    Block block = free.get(size).poll();
    if (block == null) {
      block = new Block(words, statesOfSize[size], size);
      bytes += block.bytes();
    }
    block.setCount(0);
    return block;
  }

  /** Files a full block and finds an empty one, of the given size unless memory is short. */
  private Block exchange(Block full, int size) {
    synchronized (this) {
      boolean fits = !free.get(size).isEmpty() || bytes + blockBytes(size) <= bytesMax;
      if (fits || full.size() < SIZES - 1) {
        next.add(full);
        return blank(size);
      }
    }
    nextOnDisk.write(full);
    full.setCount(0);
    return full;
  }

  private long blockBytes(int size) {
    return (long) statesOfSize[size] * words * Long.BYTES;
  }

  /** Appends to the next level. */
  public final class Writer {
    private @Nullable Block open;
    private long written;

    private Writer() {}

    /**
     * Appends states.
     *
     * @param states an array with the states one behind the other
     * @param at where the first one begins
     * @param count how many
     * @throws java.io.UncheckedIOException if they cannot be written to disk
     */
    public void append(long[] states, int at, int count) {
      int from = at;
      int left = count;
      while (left > 0) {
        Block block = room();
        int part = Math.min(left, block.capacity() - block.count());
        System.arraycopy(states, from, block.states(), block.count() * words, part * words);
        block.setCount(block.count() + part);
        written += part;
        from += part * words;
        left -= part;
      }
    }

    private Block room() {
      Block block = open;
      if (block == null) {
        synchronized (Frontier.this) {
          block = blank(0);
        }
      } else if (block.isFull()) {
        block = exchange(block, size());
      }
      open = block;
      return block;
    }

    private int size() {
      int size = 0;
      while (size < SIZES - 1 && written >= (long) STEP * statesOfSize[size]) {
        size++;
      }
      return size;
    }

    private long finishLevel() {
      if (open != null) {
        next.add(open);
        open = null;
      }
      long states = written;
      written = 0;
      return states;
    }
  }
}
