package dev.defib.checker.engine;

/**
 * Something that Defib found out does not stand up to its own check: a counterexample that does not
 * replay, an update outside its variable's type. A defect of Defib, never of a model.
 */
public final class SelfCheckException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SelfCheckException(String message) {
    super(message);
  }
}
