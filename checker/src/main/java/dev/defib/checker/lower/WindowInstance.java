package dev.defib.checker.lower;

import dev.defib.checker.ir.Variable;
import java.util.Optional;

/**
 * A window over the last {@code span} ticks.
 *
 * @param ages of its events, youngest first, -1 for none; of a tumbling window one: that of its
 *     period
 * @param count of a tumbling window: events of the period
 */
record WindowInstance(
    String name, long capacity, long span, Variable ages, Optional<Variable> count) {}
