package dev.defib.checker.sat.solve;

import java.util.Arrays;

/** What is assigned, in which order, at which level and why. */
final class Trail {
  static final byte TRUE = 1;
  static final byte FALSE = -1;
  static final byte OPEN = 0;

  /** No clause implied it: a decision, an assumption or a fact. */
  static final int NO_REASON = -1;

  /** By literal. */
  byte[] values = new byte[128];

  /** By variable: the level of its assignment, and the clause that implied it. */
  int[] levels = new int[64];

  int[] reasons = new int[64];

  /** The literals that are true, in the order in which they became so. */
  int[] literals = new int[64];

  int size;

  /** For each level above 0 how many literals were true before it. */
  private final Ints limits = new Ints();

  void grow(int count) {
    if (count > levels.length) {
      int length = Math.max(count, 2 * levels.length);
      values = Arrays.copyOf(values, 2 * length);
      levels = Arrays.copyOf(levels, length);
      reasons = Arrays.copyOf(reasons, length);
      literals = Arrays.copyOf(literals, length);
    }
  }

  int level() {
    return limits.size;
  }

  void openLevel() {
    limits.add(size);
  }

  /** How many literals were true before the level was opened. */
  int start(int level) {
    return limits.items[level - 1];
  }

  void assign(int literal, int reason) {
    values[literal] = TRUE;
    values[literal ^ 1] = FALSE;
    levels[literal >> 1] = limits.size;
    reasons[literal >> 1] = reason;
    literals[size++] = literal;
  }

  boolean isTrue(int literal) {
    return values[literal] == TRUE;
  }

  boolean isFalse(int literal) {
    return values[literal] == FALSE;
  }

  boolean isOpen(int variable) {
    return values[2 * variable] == OPEN;
  }

  /** Takes back the last assignment and returns its literal. */
  int removeLast() {
    int literal = literals[--size];
    values[literal] = OPEN;
    values[literal ^ 1] = OPEN;
    return literal;
  }

  /** Forgets that levels above this one were opened. */
  void closeLevels(int level) {
    limits.size = level;
  }
}
