package dev.defib.cli;

/**
 * What the user asked for makes no sense, or a file stands in its way. The complaint is for them.
 */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String complaint;

  UsageException(String complaint) {
    super(complaint);
    this.complaint = complaint;
  }

  String complaint() {
    return complaint;
  }
}
