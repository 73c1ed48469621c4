/** Walks through a system: step by step, by hand or at random. */
@NullMarked
package dev.defib.cli.simulate;

import org.jspecify.annotations.NullMarked;
