package dev.defib.checker.probe;

/** How far one must go to get at a device, the least first. */
public enum Rung {
  /** Commands that neither reset the device nor cut its power. */
  COMMANDS,
  /** A command that is called a reset. */
  RESET,
  /** A command that is declared to revive the device, or the power switch itself. */
  POWER,
  /** Nothing helps. */
  NOBODY
}
