package dev.defib.checker.explicit.store;

/** A hash of whole states, for tables that also store them whole. */
final class Hashing {
  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xD6E8FEB86659FD93L;

  private Hashing() {}

  /** A hash of some words, good in all its bits. */
  static long hash(long[] key, int at, int words) {
    long hash = words;
    for (int i = at; i < at + words; i++) {
      hash = (hash ^ key[i]) * FIRST;
      hash ^= hash >>> 32;
    }
    hash *= SECOND;
    hash ^= hash >>> 29;
    hash *= FIRST;
    return hash ^ (hash >>> 32);
  }
}
