package dev.defib.checker.explicit;

/**
 * A run through states that stand for others, which the system's own states do not follow: the
 * representatives of two states that are alike are not the same. Without reductions it is found.
 */
final class LostRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostRunException() {
    super("a run of the reduced system is lost in the system itself");
  }
}
