package dev.defib.checker.graph;

/**
 * A loop of a reduced graph that does not lead the system itself back to where it was, however
 * often it is gone round. The graph of all states has none.
 */
public final class OpenLoopException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OpenLoopException() {
    super("a loop of the reduced graph is none of the system");
  }
}
