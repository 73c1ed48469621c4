/** Tests of the encoding against the interpreter. */
@NullMarked
package dev.defib.checker.sat.encode;

import org.jspecify.annotations.NullMarked;
