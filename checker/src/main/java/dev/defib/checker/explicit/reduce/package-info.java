/**
 * Reductions of the explicit engine: functions from packed states to states that stand for them.
 *
 * <p><b>Invariant:</b> what stands for a state is indistinguishable from it by any question asked.
 */
@NullMarked
package dev.defib.checker.explicit.reduce;

import org.jspecify.annotations.NullMarked;
