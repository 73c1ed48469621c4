/**
 * The visited set and the frontier of explicit-state search: exact, compact, shared by all workers.
 *
 * <p>A state is {@code words} longs, of which the low {@code bits} bits are used: word i holds the
 * bits 64i to 64i + 63.
 *
 * <p><b>Invariant:</b> nothing here knows what a state means.
 */
@NullMarked
package dev.defib.checker.explicit.store;

import org.jspecify.annotations.NullMarked;
