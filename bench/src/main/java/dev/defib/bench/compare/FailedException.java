package dev.defib.bench.compare;

/** A tool did not do what it should; the message says which, for the user. */
final class FailedException extends Exception {
  private static final long serialVersionUID = 1;

  FailedException(String message) {
    super(message);
  }
}
