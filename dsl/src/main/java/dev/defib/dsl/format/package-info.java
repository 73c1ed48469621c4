/** The formatter. */
@NullMarked
package dev.defib.dsl.format;

import org.jspecify.annotations.NullMarked;
