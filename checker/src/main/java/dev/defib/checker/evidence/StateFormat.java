package dev.defib.checker.evidence;

import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * The states of one system in a file: compressed by gzip, the text {@code defib.states/1}, the
 * number of slots, for each its least value (64 bits) and how many bits it takes (8 bits), the
 * number of states (64 bits), and the states one behind the other. A state is its slots' distances
 * from their least values, bit by bit, the lowest first, filled up to whole bytes. Numbers are
 * big-endian.
 */
public final class StateFormat {
  private static final String MAGIC = "defib.states/1";

  private final Type[] types;
  private final int bytes;

  /** The file is none of states of the system; the message says why, as a clause. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    MalformedException(String why) {
      super(why);
      this.why = why;
    }

    /** The reason, as a clause. */
    public String why() {
      return why;
    }
  }

  public StateFormat(TransitionSystem system) {
    types = new Type[system.slots()];
    int bits = 0;
    for (Variable variable : system.variables()) {
      for (int i = 0; i < variable.length(); i++) {
        types[variable.offset() + i] = variable.type();
        bits += width(variable.type());
      }
    }
    bytes = (bits + Byte.SIZE - 1) / Byte.SIZE;
  }

  private static int width(Type type) {
    return Long.SIZE - Long.numberOfLeadingZeros(type.high() - type.low());
  }

  /** A state vector, packed. */
  public ByteBuffer pack(long[] vector) {
    byte[] packed = new byte[bytes];
    int at = 0;
    for (int slot = 0; slot < types.length; slot++) {
      long distance = vector[slot] - types[slot].low();
      for (int i = 0; i < width(types[slot]); i++, at++) {
        packed[at >> 3] |= (byte) ((distance >>> i & 1) << (at & 7));
      }
    }
    return ByteBuffer.wrap(packed);
  }

  /** The state vector that was packed. */
  public long[] unpack(ByteBuffer packed) {
    long[] vector = new long[types.length];
    int at = 0;
    for (int slot = 0; slot < types.length; slot++) {
      long distance = 0;
      for (int i = 0; i < width(types[slot]); i++, at++) {
        distance |= (packed.get(at >> 3) >>> (at & 7) & 1L) << i;
      }
      vector[slot] = types[slot].low() + distance;
    }
    return vector;
  }

  /** Writes packed states, and closes the stream. */
  public void write(Iterable<ByteBuffer> states, long count, OutputStream to) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to, 1 << 16))) {
      out.writeUTF(MAGIC);
      out.writeInt(types.length);
      for (Type type : types) {
        out.writeLong(type.low());
        out.writeByte(width(type));
      }
      out.writeLong(count);
      byte[] packed = new byte[bytes];
      for (ByteBuffer state : states) {
        state.get(0, packed);
        out.write(packed);
      }
    }
  }

  /** Reads packed states one by one, and closes the stream. */
  public void read(InputStream from, Consumer<ByteBuffer> reader)
      throws IOException, MalformedException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(from, 1 << 16))) {
      readHeader(in);
      long count = in.readLong();
      for (long i = 0; i < count; i++) {
        byte[] state = new byte[bytes];
        in.readFully(state);
        reader.accept(ByteBuffer.wrap(state));
      }
      if (in.read() >= 0) {
        throw new MalformedException("there are more states than it says");
      }
    } catch (EOFException _) {
      throw new MalformedException("it is cut short");
    } catch (ZipException _) {
      throw new MalformedException("it is damaged");
    }
  }

  private void readHeader(DataInputStream in) throws IOException, MalformedException {
    boolean fits = in.readUTF().equals(MAGIC) && in.readInt() == types.length;
    for (int slot = 0; fits && slot < types.length; slot++) {
      fits = in.readLong() == types[slot].low() && in.readByte() == width(types[slot]);
    }
    if (!fits) {
      throw new MalformedException("its states are none of the system");
    }
  }
}
