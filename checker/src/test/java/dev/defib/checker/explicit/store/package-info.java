/** Tests of the visited set and the frontier, each against a plain collection. */
@NullMarked
package dev.defib.checker.explicit.store;

import org.jspecify.annotations.NullMarked;
