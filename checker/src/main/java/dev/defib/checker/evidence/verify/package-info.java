/**
 * Verifies evidence: proofs by a translation of its own into clauses, closed sets and runs by the
 * reference interpreter.
 *
 * <p><b>Invariant:</b> nothing here uses an engine, or what engines are made of.
 */
@NullMarked
package dev.defib.checker.evidence.verify;

import org.jspecify.annotations.NullMarked;
