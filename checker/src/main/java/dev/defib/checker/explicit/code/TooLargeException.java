package dev.defib.checker.explicit.code;

/** A system that does not fit into a class file. */
public final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooLargeException(Throwable cause) {
    super("the system does not fit into a class file", cause);
  }
}
