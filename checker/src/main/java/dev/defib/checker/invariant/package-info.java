/**
 * Inductive invariants as clauses over the variables of a system: what a proof leaves behind, as
 * terms and as text.
 */
@NullMarked
package dev.defib.checker.invariant;

import org.jspecify.annotations.NullMarked;
