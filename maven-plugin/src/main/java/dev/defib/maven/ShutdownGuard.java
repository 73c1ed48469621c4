package dev.defib.maven;

/** Ends a process when it is closed, or when Maven itself is ended before that. */
final class ShutdownGuard implements AutoCloseable {
  private final Process process;
  private final Thread hook;

  ShutdownGuard(Process process) {
    this.process = process;
    hook = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Maven is being ended: the hook runs, or has run.
    }
  }
}
