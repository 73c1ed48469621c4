/**
 * What a model means and whether a property holds of it: the IR, the engines and their verdicts.
 *
 * <p><b>Invariant:</b> only {@code dev.defib.checker.lower} knows the language.
 */
@NullMarked
package dev.defib.checker;

import org.jspecify.annotations.NullMarked;
