/**
 * The {@code defib} command: options, progress and reports.
 *
 * <p><b>Invariant:</b> this is the one package that prints, exits or touches files.
 */
@NullMarked
package dev.defib.cli;

import org.jspecify.annotations.NullMarked;
