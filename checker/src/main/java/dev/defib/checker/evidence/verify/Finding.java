package dev.defib.checker.evidence.verify;

/** What a verification comes to. */
public sealed interface Finding {
  /**
   * The evidence shows what it should.
   *
   * @param how as a clause
   */
  record Verified(String how) implements Finding {}

  /** The evidence does not show it; {@code why} is a clause. */
  record Refuted(String why) implements Finding {}

  /** Nobody knows: there is no evidence, or no way to verify it; {@code why} is a clause. */
  record Open(String why) implements Finding {}
}
