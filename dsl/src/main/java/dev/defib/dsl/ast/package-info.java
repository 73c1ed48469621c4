/**
 * The syntax tree: what the author wrote, in immutable records, each with its span.
 *
 * <p><b>Invariant:</b> no types, no resolution, no rewriting.
 */
@NullMarked
package dev.defib.dsl.ast;

import org.jspecify.annotations.NullMarked;
