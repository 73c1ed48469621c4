package dev.defib.cli.host;

import java.lang.reflect.Proxy;
import java.util.Map;
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
  private static final Map<String, Integer> EXIT_CODES = Map.of("INT", 130, "TERM", 143);

  private final AtomicInteger exitCode = new AtomicInteger();
  private final Thread worker;
  private boolean open = true;

  private Interrupts(Thread worker) {
    this.worker = worker;
  }

  /** Watches for signals on behalf of the calling thread, as long as the process lasts. */
  public static Interrupts watch() {
    var interrupts = new Interrupts(Thread.currentThread());
    EXIT_CODES.keySet().forEach(interrupts::handle);
    return interrupts;
  }

  /** The exit code that the signal received stands for; empty if there was none. */
  public OptionalInt exitCode() {
    int code = exitCode.get();
    return code == 0 ? OptionalInt.empty() : OptionalInt.of(code);
  }

  /** Behaves as if a signal had been received. */
  synchronized void receive(String signal) {
    int code = EXIT_CODES.get(signal);
    if (!open || !exitCode.compareAndSet(0, code)) {
      Runtime.getRuntime().halt(code);
    }
    worker.interrupt();
  }

  /** From here on a signal ends the process at once: there is no more to report. */
  @Override
  public synchronized void close() {
    open = false;
  }

  private void handle(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  receive(name);
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException _) {
      // Signals cannot be watched here.
    }
  }
}
