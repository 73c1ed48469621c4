/** Tests of the solvers against each other and against enumeration. */
@NullMarked
package dev.defib.checker.sat.solve;

import org.jspecify.annotations.NullMarked;
