package dev.defib.checker.explicit.store;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Writes a checkpoint whole or not at all: beside the file first, down to the disk, then renamed. A
 * process that is killed at any moment leaves the former checkpoint, or the new one.
 *
 * <p>The streams are such as an interrupt of the thread does not close.
 */
public final class CheckpointWriter {
  static final long MAGIC = 0x4445_4649_4243_4b50L; // "DEFIBCKP"
  static final int FORMAT = 1;
  private static final int BUFFER = 1 << 16;

  private final StateCodec codec;
  private final DataOutputStream out;
  private final byte[] state;
  private long count;

  /** Shows the states to be stored: each method shows its visitor each state once. */
  public interface Source {
    void visited(StateVisitor visitor);

    void current(StateVisitor visitor);

    void next(StateVisitor visitor);
  }

  private CheckpointWriter(StateCodec codec, DataOutputStream out) {
    this.codec = codec;
    this.out = out;
    this.state = new byte[codec.bytes()];
  }

  /**
   * Writes or replaces a checkpoint.
   *
   * @return the bytes it takes
   * @throws IOException if it cannot be written; a former one is then as it was
   */
  public static long write(Path file, Checkpoint checkpoint, Source source) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    try {
      long bytes;
      try (FileOutputStream stream = new FileOutputStream(temporary.toFile())) {
        bytes = write(stream, checkpoint, source);
        stream.getFD().sync();
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return bytes;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static long write(FileOutputStream file, Checkpoint checkpoint, Source source)
      throws IOException {
    CRC32C crc = new CRC32C();
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new CheckedOutputStream(file, crc), BUFFER));
    byte[] header = header(checkpoint);
    out.writeLong(MAGIC);
    out.writeInt(FORMAT);
    out.writeInt(header.length);
    out.write(header);
    writeChecksum(out, crc);
    CheckpointWriter writer = new CheckpointWriter(new StateCodec(checkpoint.bits()), out);
    writer.section(checkpoint.visited(), source::visited);
    writer.section(checkpoint.current(), source::current);
    writer.section(checkpoint.next(), source::next);
    writeChecksum(out, crc);
    out.flush();
    return file.getChannel().position();
  }

  private static byte[] header(Checkpoint checkpoint) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    SearchKey key = checkpoint.key();
    out.writeUTF(key.version());
    out.writeUTF(key.system());
    out.writeUTF(key.model());
    out.writeUTF(key.questions());
    out.writeInt(key.reductions().size());
    for (String reduction : key.reductions()) {
      out.writeUTF(reduction);
    }
    out.writeInt(checkpoint.bits());
    out.writeInt(checkpoint.level());
    out.writeLong(checkpoint.transitions());
    out.writeInt(checkpoint.hits().size());
    for (int level : checkpoint.hits()) {
      out.writeInt(level);
    }
    out.writeLong(checkpoint.visited());
    out.writeLong(checkpoint.current());
    out.writeLong(checkpoint.next());
    return bytes.toByteArray();
  }

  /** The checksum of all bytes so far. */
  private static void writeChecksum(DataOutputStream out, CRC32C crc) throws IOException {
    out.flush();
    out.writeInt((int) crc.getValue());
  }

  private void section(long expected, Consumer<StateVisitor> states) {
    count = 0;
    states.accept(this::writeState);
    if (count != expected) {
      throw new IllegalStateException(count + " states instead of " + expected);
    }
  }

  private void writeState(long[] words) {
    count++;
    codec.encode(words, state, 0);
    try {
      out.write(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
