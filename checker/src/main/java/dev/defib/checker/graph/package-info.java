/**
 * Decides every property on a state graph that lies in memory, with textbook algorithms.
 *
 * <p>What a run is, in words:
 *
 * <ul>
 *   <li>A run is maximal. It may stop (and then repeats its last state for ever, with no event)
 *       exactly in the states in which no step that is not lazy and no tick is enabled: lazy steps
 *       and faults may never happen, everything else is owed. A run that ended in an error has
 *       stopped.
 *   <li>Nothing can follow a stop: repeating a state for a while and then going on is no run.
 *   <li>Ticks are counted on the way out of a state: if p holds, one tick passes and q holds just
 *       after it, then q took one tick.
 *   <li>What an exploration that was cut short found is true (a violated invariant, a reached
 *       goal); what it did not find is nothing.
 * </ul>
 *
 * <p><b>Invariant:</b> no counterexample leaves this package that {@link
 * dev.defib.checker.interpret.Interpreter#replay} has not confirmed.
 */
@NullMarked
package dev.defib.checker.graph;

import org.jspecify.annotations.NullMarked;
