package dev.defib.checker.explicit.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Full blocks of equal size on disk, written and then read in the same order. */
final class SpillFile implements AutoCloseable {
  private final Scratch scratch;
  private final int longsOfBlock;
  private @Nullable FileChannel channel;
  private @Nullable ByteBuffer buffer;
  private long written;
  private long read;

  SpillFile(Scratch scratch, int longsOfBlock) {
    this.scratch = scratch;
    this.longsOfBlock = longsOfBlock;
  }

  synchronized void write(Block block) {
    try {
      ByteBuffer bytes = buffer();
      bytes.asLongBuffer().put(block.states(), 0, longsOfBlock);
      FileChannel file = channel();
      long at = written * bytes.capacity();
      while (bytes.hasRemaining()) {
        at += file.write(bytes, at);
      }
      written++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the next block, or returns false if all have been read; then the file is emptied. */
  synchronized boolean read(Block block) {
    if (read == written) {
      empty();
      return false;
    }
    readAhead(0, block);
    read++;
    return true;
  }

  /** Reads the block that is so many behind the next one, without moving on. */
  synchronized void readAhead(long blocks, Block block) {
    try {
      ByteBuffer bytes = buffer();
      FileChannel file = channel();
      long at = (read + blocks) * bytes.capacity();
      while (bytes.hasRemaining()) {
        int got = file.read(bytes, at);
        if (got < 0) {
          throw new IOException("the scratch file ends early");
        }
        at += got;
      }
      bytes.flip().asLongBuffer().get(block.states(), 0, longsOfBlock);
      block.setCount(block.capacity());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many blocks were written and not yet read. */
  synchronized long blocks() {
    return written - read;
  }

  private void empty() {
    if (written > 0) {
      try {
        channel().truncate(0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    written = 0;
    read = 0;
  }

  private FileChannel channel() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      open = scratch.open();
      channel = open;
    }
    return open;
  }

  private ByteBuffer buffer() {
    ByteBuffer bytes = buffer;
    if (bytes == null) {
      bytes = ByteBuffer.allocateDirect(longsOfBlock * Long.BYTES).order(ByteOrder.nativeOrder());
      buffer = bytes;
    }
    return bytes.clear();
  }

  @Override
  public synchronized void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
