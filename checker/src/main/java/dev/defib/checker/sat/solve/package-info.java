/** Solvers for propositional formulas, and the way of functions of a graph into them. */
@NullMarked
package dev.defib.checker.sat.solve;

import org.jspecify.annotations.NullMarked;
