package dev.defib.checker.size;

/**
 * What a part of a system contributes to the number of its states.
 *
 * @param name of the machine, queue, lock, shared variable or fault
 * @param contents how many different values the part was seen to have
 * @param factor how many states fall together, on average, where the part is not looked at: 1 if
 *     the rest of the system determines it, {@code contents} if it is independent of the rest
 */
public record SizePart(String name, Kind kind, long contents, double factor) {
  /** What is to be made smaller so that the part is. */
  public enum Kind {
    /** States, variables, signals and notices of a machine. */
    MACHINE,
    /** Clocks, timers and windows of a machine. */
    CLOCKS,
    QUEUE,
    LOCK,
    SHARED,
    /** What is left of a fault's strength. */
    FAULT
  }
}
