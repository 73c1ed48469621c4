/**
 * {@code bench/compare}: measures whole runs of defib and of other model checkers, in turn.
 *
 * <p><b>Invariant:</b> nothing here needs a library, so that the script runs from its sources.
 */
@NullMarked
package dev.defib.bench.compare;

import org.jspecify.annotations.NullMarked;
