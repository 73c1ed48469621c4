package dev.defib.checker.explain;

import dev.defib.checker.ir.Place;
import java.util.List;

/**
 * A part of a violated formula, its value at a step of the run, and the parts that make it so.
 *
 * @param text as written
 * @param value as the user would write it
 * @param step after which it has this value, 0 for the initial state
 * @param onwards whether it has this value from there on
 * @param reads what it depends on, where it has no parts
 * @param omitted how many more parts there are that would tell the same
 */
public record Blame(
    String text,
    Place place,
    String value,
    int step,
    boolean onwards,
    List<Reading> reads,
    List<Blame> parts,
    int omitted) {
  public Blame {
    reads = List.copyOf(reads);
    parts = List.copyOf(parts);
  }

  /** A part of the state that can be seen, and its value. */
  public record Reading(String name, String value) {}
}
