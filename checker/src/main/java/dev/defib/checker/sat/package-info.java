/** Engines that decide by satisfiability instead of enumerating states. */
@NullMarked
package dev.defib.checker.sat;

import org.jspecify.annotations.NullMarked;
