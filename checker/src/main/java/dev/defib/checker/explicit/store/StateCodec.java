package dev.defib.checker.explicit.store;

/** Packed states as bytes, the low ones first; of the last word only those that are in use. */
final class StateCodec {
  private final int words;
  private final int bytes;

  /**
   * @param bits of a state, at least 1
   */
  StateCodec(int bits) {
    words = (bits + Long.SIZE - 1) / Long.SIZE;
    bytes = (bits + Byte.SIZE - 1) / Byte.SIZE;
  }

  /** The longs of a state. */
  int words() {
    return words;
  }

  /** The bytes of a state. */
  int bytes() {
    return bytes;
  }

  void encode(long[] state, byte[] to, int at) {
    for (int i = 0; i < bytes; i++) {
      to[at + i] = (byte) (state[i / Long.BYTES] >>> (Byte.SIZE * (i % Long.BYTES)));
    }
  }

  void decode(byte[] from, int at, long[] state) {
    for (int word = 0; word < words; word++) {
      long value = 0;
      for (int i = Math.min(bytes, (word + 1) * Long.BYTES) - 1; i >= word * Long.BYTES; i--) {
        value = (value << Byte.SIZE) | (from[at + i] & 0xff);
      }
      state[word] = value;
    }
  }
}
