package dev.defib.checker.lower;

import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Identifier;
import java.util.Optional;

/** The one thing of the system that a trigger waits for. */
sealed interface Subject {
  /** No trigger, or one of time. */
  record None() implements Subject {}

  /** {@code message} is -1 for any kind that the state does not name. */
  record Message(QueueInstance queue, int message) implements Subject {}

  /** The death of a machine; {@code index} is what the trigger's index binds. */
  record Death(MachineInstance machine, Optional<Identifier> binder, int index)
      implements Subject {}

  record Change(Variable variable) implements Subject {}

  record Signal(MachineInstance machine, SignalInstance signal) implements Subject {}

  record Timer(Variable timer) implements Subject {}

  record Lock(LockInstance lock) implements Subject {}

  /** A command to a machine. */
  record Command(MachineInstance machine, String command) implements Subject {}
}
