package dev.defib.checker.ir;

/**
 * A variable of the state: one slot, or {@code length} slots in a row for an array.
 *
 * @param index its position among the system's variables
 * @param offset its first slot in the state vector
 * @param name unique in the system, as shown to the user where it is shown at all: {@code
 *     rs.restarts}
 * @param type of the variable, or of each element
 * @param length the number of slots
 * @param array whether it is an array, be it of length 1
 * @param role what it is for
 * @param owner the index of the machine that it belongs to, -1 for none
 */
public record Variable(
    int index,
    int offset,
    String name,
    Type type,
    int length,
    boolean array,
    Role role,
    int owner) {
  public Variable {
    if (length < 1) {
      throw new IllegalArgumentException("a variable without a slot: " + name);
    }
  }

  /** A variable of one slot that belongs to no machine, to be added behind those of a system. */
  public static Variable behind(TransitionSystem system, String name, Type type, Role role) {
    return new Variable(system.variables().size(), system.slots(), name, type, 1, false, role, -1);
  }

  /** What a variable is for. Engines may exploit it, never need it. */
  public enum Role {
    /** The current state of a machine or thread. */
    LOCATION,
    DATA,
    /** Ticks since something: saturating up-counters, timers, ages. */
    CLOCK,
    /** Alive, hung or dead; wedged; removed. */
    LIFE,
    /** A signal, its mask, an exit notice, a change notice. */
    LATCH,
    QUEUE,
    LOCK,
    /** What is left of a fault's strength, and what else its clause must remember. */
    BUDGET,
    /** 0, or 1 + the index of the error that ended the run. */
    ERROR
  }
}
