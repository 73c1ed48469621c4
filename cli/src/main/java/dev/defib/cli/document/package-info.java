/**
 * The verdict document: all that a run found out, and its form in JSON.
 *
 * <p><b>Invariant:</b> every report is made from it alone, so that no two can disagree.
 */
@NullMarked
package dev.defib.cli.document;

import org.jspecify.annotations.NullMarked;
