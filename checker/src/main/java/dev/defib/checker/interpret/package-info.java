/**
 * The meaning of the IR, executed naively: the successors of a state, the value of a term, and
 * whether a run is one.
 *
 * <p>Slow, short and obviously right. <b>Invariant:</b> nothing here knows the language.
 */
@NullMarked
package dev.defib.checker.interpret;

import org.jspecify.annotations.NullMarked;
