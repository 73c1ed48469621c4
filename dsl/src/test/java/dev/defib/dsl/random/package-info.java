/**
 * Test inputs from seeds: well-formed models of recovery protocols, mutations of texts, and the
 * means to shrink what fails.
 *
 * <p><b>Invariant:</b> the same seed gives the same text, on every machine and in every run.
 */
@NullMarked
package dev.defib.dsl.random;

import org.jspecify.annotations.NullMarked;
