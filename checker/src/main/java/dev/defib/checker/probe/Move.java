package dev.defib.checker.probe;

/** What somebody may do who faces a device. */
public sealed interface Move {
  /** Gives the command with this number. */
  record Issue(int command) implements Move {}

  /** Lets a tick pass. */
  record Wait() implements Move {}

  /** Waits for the signal with this number, for at most a tick. */
  record Listen(int signal) implements Move {}

  /** Clears the signal with this number, raised or not. */
  record Clear(int signal) implements Move {}

  /** Takes the power away and gives it back. */
  record PowerCycle() implements Move {}
}
