package dev.defib.checker.invariant;

/** The values from {@code low} to {@code high}, both included; never empty. */
public record Range(long low, long high) {
  public Range {
    if (low > high) {
      throw new IllegalArgumentException("an empty range " + low + ".." + high);
    }
  }
}
