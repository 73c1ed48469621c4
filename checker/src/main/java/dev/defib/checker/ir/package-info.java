/**
 * The intermediate representation: typed terms, actions and the transition system they make up.
 *
 * <p><b>Invariant:</b> nothing here knows the language; an ill-typed term cannot be constructed.
 */
@NullMarked
package dev.defib.checker.ir;

import org.jspecify.annotations.NullMarked;
