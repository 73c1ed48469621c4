package dev.defib.checker.lower;

import dev.defib.checker.ir.Variable;

/**
 * A lock.
 *
 * @param holder 0 free, 1 held by a dead incarnation, 2 + index held by that machine
 */
record LockInstance(String name, boolean freedWithOwner, Variable holder) {
  static final long FREE = 0;
  static final long ORPHANED = 1;

  static long heldBy(MachineInstance machine) {
    return 2L + machine.index();
  }
}
