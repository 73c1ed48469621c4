package dev.defib.checker.lower;

/**
 * The value with which a variable starts: {@code low} if that is {@code high}, otherwise any
 * between them.
 */
record Initial(long low, long high) {
  boolean isFixed() {
    return low == high;
  }
}
