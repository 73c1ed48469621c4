package dev.defib.checker.ir;

import java.util.Arrays;

/**
 * What the constructors of terms insist on; a failure is a defect of the program, not of a model.
 */
final class Require {
  private Require() {}

  static void that(boolean condition, String reason, Object... subjects) {
    if (!condition) {
      throw new IllegalArgumentException(reason + ": " + Arrays.toString(subjects));
    }
  }

  static void bool(Term term) {
    that(term.type() instanceof Type.Bool, "a truth value is needed", term);
  }

  static void integer(Term term) {
    that(term.type() instanceof Type.Int, "an integer is needed", term);
  }
}
