/**
 * A saved run on a screen: {@code Stepper} is what the reader has done so far, {@code Screen} the
 * lines that show it, {@code TerminalLoop} the keys and the terminal.
 *
 * <p><b>Invariant:</b> only {@code TerminalLoop} knows JLine, so that no other command loads it.
 */
@NullMarked
package dev.defib.cli.step;

import org.jspecify.annotations.NullMarked;
