/** Engines on satisfiability whose solvers misbehave. */
@NullMarked
package dev.defib.checker.sat;

import org.jspecify.annotations.NullMarked;
