/** Texts and places in them. */
@NullMarked
package dev.defib.dsl.source;

import org.jspecify.annotations.NullMarked;
