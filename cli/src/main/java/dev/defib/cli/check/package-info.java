/** Deciding the checks of specs, and putting what came of them into the verdict document. */
@NullMarked
package dev.defib.cli.check;

import org.jspecify.annotations.NullMarked;
