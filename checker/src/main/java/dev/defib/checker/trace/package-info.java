/**
 * Runs made readable: states as what the user declared, steps as what they changed.
 *
 * <p><b>Invariant:</b> nothing here prints or knows a format; a document holds texts and numbers
 * alone, so that whoever renders it needs neither the system nor the engine.
 */
@NullMarked
package dev.defib.checker.trace;

import org.jspecify.annotations.NullMarked;
