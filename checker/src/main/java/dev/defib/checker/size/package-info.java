/** How many states a system has, about, and which of its parts make them so many. */
@NullMarked
package dev.defib.checker.size;

import org.jspecify.annotations.NullMarked;
