/** Tests of what proofs must pass. */
@NullMarked
package dev.defib.checker.sat.prove;

import org.jspecify.annotations.NullMarked;
