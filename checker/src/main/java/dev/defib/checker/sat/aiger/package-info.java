/** Systems as AIGER files, the common format of model checkers for hardware. */
@NullMarked
package dev.defib.checker.sat.aiger;

import org.jspecify.annotations.NullMarked;
