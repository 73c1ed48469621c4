package dev.defib.cli;

/** What the user asked for makes no sense, or a file stands in its way. The message is for them. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
