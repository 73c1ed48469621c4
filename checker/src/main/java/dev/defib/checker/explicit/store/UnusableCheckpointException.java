package dev.defib.checker.explicit.store;

/** A file is no checkpoint that can be read; the message says why, as a clause. */
public final class UnusableCheckpointException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnusableCheckpointException(String why) {
    super(why);
  }
}
