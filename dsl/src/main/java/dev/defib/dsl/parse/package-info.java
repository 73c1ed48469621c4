/** From text to syntax tree. ANTLR's types stop here. */
@NullMarked
package dev.defib.dsl.parse;

import org.jspecify.annotations.NullMarked;
