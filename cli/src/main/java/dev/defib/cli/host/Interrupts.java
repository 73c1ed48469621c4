package dev.defib.cli.host;

import java.lang.reflect.Proxy;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Turns the first signal to end into an interrupt of one thread, so that it can report what it has;
 * the second ends the process at once.
 *
 * <p>The JVM's class for signals is no part of Java's own interface, so it is used by name; where
 * there is none, a signal ends the process as it always does.
 */
public final class Interrupts implements AutoCloseable {
  /** The signals that end a process, by their names, with the exit codes that stand for them. */
  private enum Ending {
    INT(130),
    TERM(143);

    private final int exitCode;

    Ending(int exitCode) {
      this.exitCode = exitCode;
    }
  }

  private final AtomicInteger exitCode = new AtomicInteger();
  private final Thread worker;
  private boolean open = true;

  private Interrupts(Thread worker) {
    this.worker = worker;
  }

  /** Watches for signals on behalf of the calling thread, as long as the process lasts. */
  public static Interrupts watch() {
    var interrupts = new Interrupts(Thread.currentThread());
    for (Ending signal : Ending.values()) {
      interrupts.handle(signal);
    }
    return interrupts;
  }

  /** The exit code that the signal received stands for; empty if there was none. */
  public OptionalInt exitCode() {
    int code = exitCode.get();
    return code == 0 ? OptionalInt.empty() : OptionalInt.of(code);
  }

  private synchronized void receive(Ending signal) {
    if (!open || !exitCode.compareAndSet(0, signal.exitCode)) {
      Runtime.getRuntime().halt(signal.exitCode);
    }
    worker.interrupt();
  }

  /** From here on a signal ends the process at once: there is no more to report. */
  @Override
  public synchronized void close() {
    open = false;
  }

  private void handle(Ending ending) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  receive(ending);
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(ending.name()), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException _) {
      // Signals cannot be watched here.
    }
  }
}
