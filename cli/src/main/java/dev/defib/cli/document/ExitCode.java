package dev.defib.cli.document;

/** What the exit code of {@code defib} says, as promised to scripts. */
public enum ExitCode {
  /** Every check came out as expected. */
  AS_EXPECTED(0),
  /** A check is decided otherwise than expected. */
  OTHERWISE(1),
  /** A model or spec is wrong. */
  WRONG_MODEL(2),
  /** Wrong usage, or a file that cannot be read or written. */
  USAGE(3),
  /** A limit was reached, or the system has errors. */
  UNDECIDED(4),
  /** A check is vacuous and was not expected to be. */
  VACUOUS(5),
  /** Internal error or failed self-check. */
  INTERNAL(6);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
