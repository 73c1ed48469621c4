/**
 * The explicit-state engine: it enumerates packed states with compiled code, breadth-first, on all
 * workers.
 */
@NullMarked
package dev.defib.checker.explicit;

import org.jspecify.annotations.NullMarked;
