/** Tests of AIGER files, judged by a model checker for hardware. */
@NullMarked
package dev.defib.checker.sat.aiger;

import org.jspecify.annotations.NullMarked;
