package dev.defib.checker.evidence;

import dev.defib.checker.interpret.Frame;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.TransitionSystem;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finds all reachable states with the interpreter. */
public final class ReachableStates {
  private final TransitionSystem system;
  private final StateFormat format;
  private final Set<ByteBuffer> found = new LinkedHashSet<>();
  private final Deque<ByteBuffer> open = new ArrayDeque<>();

  private ReachableStates(TransitionSystem system) {
    this.system = system;
    this.format = new StateFormat(system);
  }

  /** The packed states in the order in which they are found; empty if there are more than that. */
  public static Optional<Set<ByteBuffer>> of(TransitionSystem system, long statesMax)
      throws InterruptedException {
    return new ReachableStates(system).upTo(statesMax);
  }

  private Optional<Set<ByteBuffer>> upTo(long statesMax) throws InterruptedException {
    Interpreter interpreter = new Interpreter(system);
    interpreter.initialStates().forEach(start -> add(start.state().toArray()));
    Frame frame = new Frame(new long[0]);
    long[] next = new long[system.slots()];
    while (!open.isEmpty() && found.size() <= statesMax) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      frame.state = format.unpack(open.remove());
      interpreter.forEachStep(
          frame,
          (action, enabled) -> {
            action.apply(enabled, next);
            add(next);
          });
    }
    return found.size() <= statesMax ? Optional.of(found) : Optional.empty();
  }

  private void add(long[] state) {
    ByteBuffer packed = format.pack(state);
    if (found.add(packed)) {
      open.add(packed);
    }
  }
}
