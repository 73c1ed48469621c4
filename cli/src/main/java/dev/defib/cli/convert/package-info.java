/** Told runs in the formats of other tools, and back. */
@NullMarked
package dev.defib.cli.convert;

import org.jspecify.annotations.NullMarked;
