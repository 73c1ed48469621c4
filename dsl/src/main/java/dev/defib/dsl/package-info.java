/**
 * The language as its author sees it: source files, syntax tree, names, types and diagnostics.
 *
 * <p><b>Invariant:</b> nothing here knows how a model is checked, prints, exits or opens a file.
 */
@NullMarked
package dev.defib.dsl;

import org.jspecify.annotations.NullMarked;
