/**
 * Reports for people: verdicts, runs and diagnostics as plain text.
 *
 * <p><b>Invariant:</b> made from documents alone; plain ASCII but for what the user wrote.
 */
@NullMarked
package dev.defib.cli.text;

import org.jspecify.annotations.NullMarked;
