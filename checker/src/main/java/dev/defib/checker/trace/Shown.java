package dev.defib.checker.trace;

/**
 * One part of a state as the user would write it.
 *
 * @param name {@code requests}, {@code rs.restarts}
 * @param machine the name of the machine that it belongs to, empty for none
 * @param value {@code waiting (hung)}, {@code [read, data(3)]}
 */
public record Shown(String name, String machine, Sort sort, String value) {

  /** What kind of thing is shown, for those who draw it. */
  public enum Sort {
    STATE,
    VARIABLE,
    QUEUE,
    WINDOW,
    /** A count of ticks, such as a timer's. */
    CLOCK,
    /** A signal, its mask, a notice that waits to be taken. */
    LATCH
  }
}
