package dev.defib.checker.explicit.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** Reads a checkpoint, and believes nothing of it that its checksums do not cover. */
public final class CheckpointReader {
  private static final String DAMAGED = "it is damaged";
  private static final String ENDS_EARLY = "it ends early";
  private static final int BUFFER = 1 << 16;

  /** States that are read, and go into the checksum, together. */
  private static final int BATCH = 1 << 12;

  private final DataInputStream in;
  private final CRC32C crc;

  private CheckpointReader(DataInputStream in, CRC32C crc) {
    this.in = in;
    this.crc = crc;
  }

  /** Is shown the states of a checkpoint, section by section, in this order. */
  public interface Target {
    void visited(long[] state) throws InterruptedException;

    void current(long[] state) throws InterruptedException;

    void next(long[] state) throws InterruptedException;
  }

  @FunctionalInterface
  private interface Visitor {
    void visit(long[] state) throws InterruptedException;
  }

  /** Reads a whole file, and returns what it says if it is sound. */
  public static Checkpoint verify(Path file) throws IOException, UnusableCheckpointException {
    try {
      return read(file, Skip.ALL);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing that waits was called", e);
    }
  }

  /**
   * Reads a file. What it shows is to be trusted only when it returns.
   *
   * @throws InterruptedException if the target does
   */
  public static Checkpoint read(Path file, Target target)
      throws IOException, UnusableCheckpointException, InterruptedException {
    CRC32C crc = new CRC32C();
    try (FileInputStream stream = new FileInputStream(file.toFile());
        DataInputStream in =
            new DataInputStream(
                new CheckedInputStream(new BufferedInputStream(stream, BUFFER), crc))) {
      return new CheckpointReader(in, crc).read(Files.size(file), target);
    } catch (EOFException _) {
      throw new UnusableCheckpointException(ENDS_EARLY);
    }
  }

  private Checkpoint read(long bytes, Target target)
      throws IOException, UnusableCheckpointException, InterruptedException {
    if (bytes < Long.BYTES || in.readLong() != CheckpointWriter.MAGIC) {
      throw new UnusableCheckpointException("it is no checkpoint of defib");
    }
    int format = in.readInt();
    if (format != CheckpointWriter.FORMAT) {
      throw new UnusableCheckpointException(
          "it has format "
              + Integer.toUnsignedString(format)
              + ", and this defib reads format "
              + CheckpointWriter.FORMAT);
    }
    int header = in.readInt();
    if (header < 0 || header > bytes) {
      throw new UnusableCheckpointException(DAMAGED);
    }
    DataInputStream fields = new DataInputStream(new ByteArrayInputStream(in.readNBytes(header)));
    checkChecksum();
    Checkpoint checkpoint = checkpoint(fields);
    StateCodec codec = new StateCodec(checkpoint.bits());
    checkSize(bytes, header, checkpoint, codec);
    section(checkpoint.visited(), codec, target::visited);
    section(checkpoint.current(), codec, target::current);
    section(checkpoint.next(), codec, target::next);
    checkChecksum();
    return checkpoint;
  }

  private void checkChecksum() throws IOException, UnusableCheckpointException {
    int expected = (int) crc.getValue();
    if (in.readInt() != expected) {
      throw new UnusableCheckpointException(DAMAGED);
    }
  }

  private static void checkSize(long bytes, int header, Checkpoint checkpoint, StateCodec codec)
      throws UnusableCheckpointException {
    long states = checkpoint.visited() + checkpoint.current() + checkpoint.next();
    long expected = Long.BYTES + 4L * Integer.BYTES + header + states * codec.bytes();
    if (bytes != expected) {
      throw new UnusableCheckpointException(
          bytes < expected ? ENDS_EARLY : "there is something behind its end");
    }
  }

  private static Checkpoint checkpoint(DataInputStream in) throws IOException {
    SearchKey key =
        new SearchKey(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), reductions(in));
    return new Checkpoint(
        key,
        in.readInt(),
        in.readInt(),
        in.readLong(),
        hits(in),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  private static List<String> reductions(DataInputStream in) throws IOException {
    List<String> names = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      names.add(in.readUTF());
    }
    return names;
  }

  private static List<Integer> hits(DataInputStream in) throws IOException {
    List<Integer> levels = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      levels.add(in.readInt());
    }
    return levels;
  }

  private void section(long count, StateCodec codec, Visitor visitor)
      throws IOException, InterruptedException {
    byte[] bytes = new byte[(int) Math.min(count, BATCH) * codec.bytes()];
    long[] state = new long[codec.words()];
    for (long left = count; left > 0; left -= BATCH) {
      int length = (int) Math.min(left, BATCH) * codec.bytes();
      in.readFully(bytes, 0, length);
      for (int at = 0; at < length; at += codec.bytes()) {
        codec.decode(bytes, at, state);
        visitor.visit(state);
      }
    }
  }

  private enum Skip implements Target {
    ALL;

    @Override
    public void visited(long[] state) {}

    @Override
    public void current(long[] state) {}

    @Override
    public void next(long[] state) {}
  }
}
